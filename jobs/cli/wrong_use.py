"""A command called in a way it does not know, said in words that tell what to type instead."""

from __future__ import annotations

import re
from typing import Any, cast

import typer

from targets.names import near_names
from targets.wording import Sentence, say

#: What Typer raises for a wrong call; it publishes only this subclass of it.
WrongUse = cast("type[Exception]", typer.BadParameter.__base__)


def explain(error: Exception) -> Sentence:
    """Return what is wrong with a call, from what Typer says of it, and where to read how it goes."""
    context: Any = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "dondoc"
    advice = say("Xem cách gọi: {path} --help", "See: {path} --help", path=path)
    return say("{what}. {advice}", "{what}. {advice}", what=_what(error, context), advice=advice)


def _what(error: Any, context: Any) -> Sentence:  # noqa: ANN401  Typer's errors have no public types
    kind = type(error).__name__
    if kind == "NoSuchOption":
        known = [option for parameter in context.command.params for option in parameter.opts] if context else []
        return _unknown(Sentence("lựa chọn", "option"), error.option_name, near_names(error.option_name, known))
    if kind == "MissingParameter":
        name = error.param.metavar or error.param.opts[0] if error.param is not None else ""
        return say("thiếu {name}", "{name} is missing", name=name)
    if command := re.match(r"No such command '(.*?)'", str(error)):
        known = list(context.command.commands) if context is not None else []
        return _unknown(Sentence("lệnh", "command"), command[1], near_names(command[1], known))
    if kind == "BadParameter":
        name = error.param.opts[0] if error.param is not None else ""
        return say(
            "giá trị của {name} không dùng được ({reason})",
            "bad value for {name} ({reason})",
            name=name,
            reason=str(error),
        )
    return say("gọi sai ({reason})", "wrong call ({reason})", reason=error.format_message())


def _unknown(what: Sentence, name: str, near: tuple[str, ...]) -> Sentence:
    meant = say(" (có phải {near}?)", " (did you mean {near}?)", near=", ".join(near)) if near else ""
    return say(
        "không có {what} “{name}”{meant}", "there is no {what} “{name}”{meant}", what=what, name=name, meant=meant
    )

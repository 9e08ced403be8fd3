"""A digest as its recipient sees it: subject, plain text, HTML, the same in 400 characters, and what goes with it."""

from __future__ import annotations

import re
from functools import lru_cache

from jobs.reminders.texts import Fields, Row, Texts, duty_template, short
from kpi.outbox import Attachment, Digest, Matter, Rendered
from targets.periods import parse_period
from targets.wording import Language, write_date

#: The longest message of gateways with approved templates, in characters (Zalo: 400).
BRIEF = 400


def render(
    digest: Digest, texts: Texts, office: str, language: Language = "vi", attachments: tuple[Attachment, ...] = ()
) -> Rendered:
    """Return a digest in words.

    Args:
        digest: whose matters are said, the most pressing first.
        texts: the templates in use.
        office: in whose name; may be empty.
        language: of the message.
        attachments: files that go with it; the text names them.
    """
    rows = _rows(digest, texts, language)
    given = Fields(
        recipient=digest.name or digest.address,
        office=office,
        day=write_date(digest.day, language),
        rows=rows,
        units=len({matter.unit for matter in digest.matters}),
        overdue=any(matter.days_late for matter in digest.matters),
        above=all(_of_others(digest, matter) for matter in digest.matters),
        attachments=tuple(one.name for one in attachments),
    )
    subject = _one_line(texts.write(f"subject.{language}.txt", given))
    whole = Fields(**{name: getattr(given, name) for name in Fields.__slots__ if name != "subject"}, subject=subject)
    return Rendered(
        subject=subject,
        text=re.sub(r"\n{3,}", "\n\n", texts.write(f"message.{language}.txt", whole)).strip() + "\n",
        html=texts.write(f"message.{language}.html", whole),
        brief=short(_one_line(texts.write(f"brief.{language}.txt", whole)), BRIEF),
        attachments=attachments,
    )


def _of_others(digest: Digest, matter: Matter) -> bool:
    return matter.stage.startswith("escalate") or digest.recipient.startswith("office/")


def _rows(digest: Digest, texts: Texts, language: Language) -> tuple[Row, ...]:
    """Return a line for each matter; matters of which the same is said share one, with all their units."""
    together: dict[tuple[str, str], list[Matter]] = {}
    for matter in digest.matters:
        together.setdefault((matter.title, _why(matter, texts, language)), []).append(matter)
    return tuple(_row(matters, why, language) for (_, why), matters in together.items())


def _why(matter: Matter, texts: Texts, language: Language) -> str:
    """Return why, in the words of the duty's own template where the office has one."""
    why = matter.why.text(language)
    name = duty_template(matter.duty, language)
    return _one_line(texts.write(name, _row([matter], why, language))) if name in texts.own else why


def _row(matters: list[Matter], why: str, language: Language) -> Row:
    first = matters[0]
    return Row(
        title=first.title,
        why=why,
        units=", ".join(dict.fromkeys(matter.unit_name for matter in matters)),
        last_day=write_date(first.last_day, language),
        last_working_day=write_date(first.last_working_day, language),
        period=_period_name(first.period, language),
        stage=first.stage,
        days_left=first.days_left,
        days_late=first.days_late,
    )


@lru_cache(maxsize=1024)  # the same few in every message
def _period_name(key: str, language: Language) -> str:
    period = parse_period(key)
    return period.name(language) if period is not None else key


def _one_line(text: str) -> str:
    return " ".join(text.split())

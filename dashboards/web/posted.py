"""The text fields of a form that a route takes whatever their names are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends, Request


async def posted_fields(request: Request) -> Mapping[str, str]:
    """Return the text fields of a form; of several with one name the last."""
    async with request.form() as form:  # closes whatever file somebody sent along
        return {name: value for name, value in form.items() if isinstance(value, str)}


#: What a route's parameter is declared as.
Posted = Annotated[Mapping[str, str], Depends(posted_fields)]

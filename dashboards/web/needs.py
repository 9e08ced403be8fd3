"""What a route needs: each declares, by this one dependency, its act and the unit it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import Depends, HTTPException, Request

from dashboards.web.viewer import Viewer
from dashboards.web.visit import Visit, visit
from kpi.permissions import Act, Role


@dataclass(frozen=True, slots=True)
class Need:
    """An act, and the part of the path that names the unit it is about."""

    act: Act
    unit: str | None = None  #: the name of a path parameter; None: the act is about no single unit
    somewhere: bool = False  #: whoever has the act about some unit may come: the page shows each their own part

    def __call__(self, request: Request) -> Visit:
        """Let in whoever may, as a visit; others are told why not."""
        viewer = Viewer("?", "Máy này", Role.ADMINISTRATOR)
        unit = request.path_params[self.unit] if self.unit is not None else None
        allowed = viewer.may_somewhere(self.act) if self.somewhere else viewer.may(self.act, unit)
        if not allowed:
            raise HTTPException(403)
        return visit(request, viewer)


def needs(act: Act, unit: str | None = None, *, somewhere: bool = False) -> Any:  # noqa: ANN401  FastAPI's own type for it is private
    """Declare what a route needs; the parameter that declares it gets the visit.

    ``visit: Annotated[Visit, needs(Act.READ, "unit")]``

    Args:
        act: what the route does.
        unit: the name of the path parameter that holds the id of the unit it is about.
        somewhere: a person with the act about some unit may come; the route then shows only `Viewer.scope`.
    """
    return Depends(Need(act, unit, somewhere))

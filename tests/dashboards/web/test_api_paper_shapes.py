"""The shapes of packs and letters: what a pack was made of is never left out."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from dashboards.web.api_paper_shapes import Letters, PackMade
from kpi.meeting_pack import Pack
from tests.dashboards.world import AS_OF

PACK = Pack(date(2023, 10, 1), AS_OF, AS_OF, {"order": "unit"}, {"typst": "1"}, {"a.pdf": "0" * 64}, AS_OF, "Lan")
MADE = {**PACK.as_json(), "lines": 3, "differing": []}


def test_a_pack_is_as_the_command_tells_it() -> None:
    told = PackMade.model_validate(MADE)
    assert (told.id, told.meeting, told.by, told.lines) == (PACK.id, date(2023, 10, 1), "Lan", 3)


@pytest.mark.parametrize("name", list(MADE))
def test_nothing_of_a_pack_may_be_left_out(name: str) -> None:
    with pytest.raises(ValidationError):
        PackMade.model_validate({key: value for key, value in MADE.items() if key != name})


def test_a_letter_says_to_whom_it_goes() -> None:
    letter = {"name": "ban-bo", "to": ["Ủy ban nhân dân xã Bản Bo"], "lines": 4}
    told = Letters.model_validate({"as_of": AS_OF, "letters": [letter], "groups": []})
    assert told.letters[0].to == ["Ủy ban nhân dân xã Bản Bo"]
    with pytest.raises(ValidationError):
        Letters.model_validate({"as_of": AS_OF, "letters": [{"name": "ban-bo", "lines": 4}], "groups": []})

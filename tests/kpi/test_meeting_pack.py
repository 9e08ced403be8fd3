"""A pack's id: the day of the meeting, and a mark of everything it was made of."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from kpi.meeting_pack import Pack, pack_id
from tests.kpi.world import moment

AT = moment("2023-06-06T08:00")
PACK = Pack(
    meeting=date(2023, 6, 6),
    as_of=AT,
    known_at=AT,
    made_of={"office": "Phòng Nội vụ", "inputs": {"plans": {"kh": {"revision": 1}}}},
    made_with={"typst": "0.15"},
    files={"ho-so-hop.pdf": "ab"},
    made_at=AT,
    actor="Lan",
)


def test_the_same_inputs_have_the_same_id_whoever_made_it_when_and_with_what() -> None:
    again = replace(PACK, made_at=moment("2033-01-01T08:00"), actor="Mai", made_with={"typst": "2"}, files={})
    assert again.id == PACK.id == pack_id(PACK.meeting, AT, PACK.made_of)
    assert PACK.id.startswith("20230606-")
    turned = replace(PACK, made_of=dict(reversed(list(PACK.made_of.items()))))
    assert turned.id == PACK.id  # the order of keys says nothing


def test_other_inputs_have_another_id() -> None:
    others = (
        replace(PACK, meeting=date(2023, 6, 7)),
        replace(PACK, as_of=moment("2023-06-06T08:01")),
        replace(PACK, made_of={**PACK.made_of, "inputs": {"plans": {"kh": {"revision": 2}}}}),
    )
    assert len({one.id for one in (PACK, *others)}) == 4


def test_as_json_it_tells_everything_in_one_order() -> None:
    shape = PACK.as_json()
    assert (shape["id"], shape["meeting"], shape["by"]) == (PACK.id, "2023-06-06", "Lan")
    assert (shape["as_of"], shape["known_at"]) == ("2023-06-06T08:00:00+07:00", "2023-06-06T08:00:00+07:00")
    turned = replace(PACK, made_of=dict(reversed(list(PACK.made_of.items()))))
    assert json.dumps(turned.as_json()) == json.dumps(shape)

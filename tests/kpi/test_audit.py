"""The chain of hashes: what holds, and what is told of a chain that was meddled with. Each kind of meddling by hand."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.audit import BEGINNING, Head, Link, Record, What, breaks, canonical, chained, fingerprint
from tests.kpi.world import moment

AT = moment("2023-06-05T08:00")


def chain(length: int = 6) -> list[Link]:
    said = (Record(AT, "Lan", What.STEP, {"row": {"id": n, "reason": f"lý do {n}"}}) for n in range(1, length + 1))
    return list(chained(Head(), said))


def records(links: list[Link]) -> list[Record]:
    return [record for record in (link.record() for link in links) if record is not None]


def faults(links: list[Link], kept: str | None = None) -> list[tuple[int, str]]:
    return [(found.number, found.text.vi) for found in breaks(links, kept)]


def rewritten(link: Link, **said: object) -> Link:
    """Return an entry that says something else and whose own hash agrees with it, as a clever hand would leave it."""
    content = canonical({**json.loads(link.content), **said})
    return replace(link, content=content, hash=hashlib.sha256((link.previous + content).encode()).hexdigest())


class TestWhatIsWritten:
    def test_an_entry_by_hand(self) -> None:
        [first] = chain(1)
        content = (
            '{"about":{"row":{"id":1,"reason":"lý do 1"}},"actor":"Lan","at":"2023-06-05T08:00:00+07:00",'
            '"number":1,"what":"step"}'
        )
        assert first.content == content
        assert first.previous == "0" * 64
        assert first.hash == hashlib.sha256(("0" * 64 + content).encode()).hexdigest()

    def test_each_follows_the_one_before(self) -> None:
        links = chain(3)
        assert [link.number for link in links] == [1, 2, 3]
        assert [link.previous for link in links] == [BEGINNING, links[0].hash, links[1].hash]

    def test_a_chain_is_gone_on_with_from_its_head(self) -> None:
        whole = chain(5)
        rest = chained(Head(3, whole[2].hash), records(whole[3:]))
        assert list(rest) == whole[3:]

    def test_what_goes_in_comes_out(self) -> None:
        assert chain(2)[1].record() == Record(AT, "Lan", What.STEP, {"row": {"id": 2, "reason": "lý do 2"}})

    def test_json_is_written_in_one_way_only(self) -> None:
        assert canonical({"b": [1, None], "a": "Hoà"}) == '{"a":"Hoà","b":[1,null]}'
        assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})


class TestMeddling:
    def test_a_whole_chain_holds(self) -> None:
        assert faults(chain()) == []
        assert faults([]) == []

    def test_an_entry_changed(self) -> None:
        links = chain()
        links[2] = replace(links[2], content=links[2].content.replace("lý do", "lí do"))
        assert faults(links) == [(3, "Mục 3: đã bị sửa sau khi ghi.")]
        assert links[2].record() is None

    def test_an_entry_changed_with_its_hash(self) -> None:
        links = chain()
        links[2] = rewritten(links[2], actor="Không phải Lan")
        assert faults(links) == [(3, "Mục 3 không phải là mục mà mục sau nối tiếp: đã bị thay.")]

    def test_a_hash_changed(self) -> None:
        for changed in (replace(chain()[2], hash="f" * 64), replace(chain()[2], previous="f" * 64)):
            links = chain()
            links[2] = changed
            assert faults(links) == [(3, "Mục 3: đã bị sửa sau khi ghi.")]

    def test_an_entry_that_is_no_json_though_its_hash_agrees(self) -> None:
        links = chain()
        hashed = hashlib.sha256((links[2].previous + "rác").encode()).hexdigest()
        links[2] = replace(links[2], content="rác", hash=hashed)
        assert faults(links) == [(3, "Mục 3: đã bị sửa sau khi ghi.")]

    def test_an_entry_taken_out(self) -> None:
        links = chain()
        assert faults(links[:2] + links[3:]) == [(3, "Thiếu mục 3.")]
        assert faults(links[1:]) == [(1, "Thiếu mục 1.")]
        assert faults(links[:1] + links[4:]) == [(2, "Thiếu mục 2–4.")]

    def test_an_entry_taken_out_and_the_rest_renumbered(self) -> None:
        links = chain()
        moved = [replace(link, number=link.number - 1) for link in links[3:]]
        assert faults(links[:2] + moved)[0] == (3, "Mục 3 đứng sai chỗ: thứ tự đã bị đổi.")

    def test_an_entry_put_in(self) -> None:
        links = chain(3)
        [own] = chained(Head(3, links[1].hash), [Record(AT, "Ai đó", What.STEP, {"row": {"id": 9}})])
        assert faults([*links, own]) == [(3, "Mục 3 không phải là mục mà mục sau nối tiếp: đã bị thay.")]

    def test_two_entries_exchanged(self) -> None:
        links = chain()
        links[2], links[3] = replace(links[3], number=3), replace(links[2], number=4)
        assert [number for number, _ in faults(links)] == [3, 4]

    def test_the_end_cut_off_is_seen_by_whoever_kept_the_head(self) -> None:
        links = chain()
        kept = links[-1].hash
        assert faults(links, kept) == []
        assert faults(chain(8), kept) == []  # it has grown since
        assert faults(links[:4]) == []  # without the head nobody can tell
        assert [number for number, _ in faults(links[:4], kept)] == [5]

    def test_a_chain_made_anew_is_seen_by_whoever_kept_the_head(self) -> None:
        links = chain()
        forged = list(chained(Head(), [replace(record, actor="Ai đó") for record in records(links)]))
        assert faults(forged) == []
        assert len(faults(forged, links[-1].hash)) == 1

    def test_the_head_of_nothing_is_always_kept(self) -> None:
        assert faults([], BEGINNING) == []


@given(st.integers(1, 8), st.data())
def test_whatever_is_changed_in_one_place_is_found_there(length: int, data: st.DataObject) -> None:
    """One letter of one column of one entry: the first place told is that entry, or the one before its changed link."""
    links = chain(length)
    place = data.draw(st.integers(0, length - 1))
    column = data.draw(st.sampled_from(["previous", "content", "hash"]))
    text = getattr(links[place], column)
    at = data.draw(st.integers(0, len(text) - 1))
    changes: Any = {column: text[:at] + ("0" if text[at] != "0" else "1") + text[at + 1 :]}
    links[place] = replace(links[place], **changes)
    assert [number for number, _ in faults(links)] == [place + 1]


@pytest.mark.parametrize("what", What)
def test_every_kind_has_words(what: What) -> None:
    assert what.label.vi
    assert what.label.vi != what.label.en

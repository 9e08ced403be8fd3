"""Units behind numbers, and the verbs that end a subject."""

from __future__ import annotations

import pytest

from targets.documents.words import UNIT, VERB


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (" mô hình điểm tại xã", "mô hình điểm"),
        (" triệu đồng/người/năm", "triệu đồng/người/năm"),
        (" bé trai/100 bé gái", "bé trai/100 bé gái"),
        (" lượt người tham gia", "lượt người"),
        ("ha rừng", "ha"),
        (" hội nghị đối thoại", "hội nghị"),
    ],
)
def test_the_unit_is_the_longest_known(text: str, unit: str) -> None:
    found = UNIT.match(text)
    assert found is not None
    assert found["unit"] == unit


def test_what_is_not_counted_is_no_unit() -> None:
    assert UNIT.match(" năm thực hiện") is None


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("cơ quan, đơn vị từ cấp huyện đến cấp xã quán triệt", "quán triệt"),
        ("cơ quan, tổ chức, đơn vị xây dựng", "xây dựng"),
        ("học sinh được học", "được"),
    ],
)
def test_nouns_that_look_like_verbs_end_no_subject(text: str, verb: str) -> None:
    found = VERB.search(text)
    assert found is not None
    assert found[0] == verb

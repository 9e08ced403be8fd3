"""YAML by hand: the value or every mistake at its line, never an exception."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import AfterValidator

from targets import yaml_file
from targets.issues import Issue
from targets.wording import Sentence
from targets.yaml_file import Loaded, Written, read_yaml, refuse


class Kind(StrEnum):
    COMMUNE = "xã"
    TOWN = "thị trấn"


def _known(code: str) -> str:
    if not code.startswith("03"):
        raise refuse(Sentence("mã không thuộc tỉnh", "a code of another province"))
    return code


class Place(Written):
    code: Annotated[str, AfterValidator(_known)]
    kind: Kind = Kind.COMMUNE
    since: date | None = None
    people: int | None = None
    area: Decimal | None = None


class Province(Written):
    name: str
    places: tuple[Place, ...] = ()
    open: bool = True


def read(text: str) -> Loaded[Province]:
    return read_yaml(text, "tinh.yaml", Province)


def issues(text: str) -> tuple[Issue, ...]:
    loaded = read(text)
    assert loaded.value is None
    assert loaded.issues
    return loaded.issues


def complaints(text: str) -> list[tuple[str, int | None]]:
    return [(issue.code, issue.source.line) for issue in issues(text)]


class TestValues:
    def test_a_file_and_its_lines(self) -> None:
        loaded = read("""# ghi chú
name: "  Lai Châu "
places:
  - code: 03424
    since: 2020-01-01
  - {code: '03390', kind: thị trấn, people: 0, area: 12.5}
""")
        assert loaded.issues == ()
        assert loaded.value == Province(
            name="Lai Châu",  # spaces at the ends are slips
            places=(
                Place(code="03424", since=date(2020, 1, 1)),  # not 1812, which YAML 1.1 makes of the octal-looking code
                Place(code="03390", kind=Kind.TOWN, people=0, area=Decimal("12.5")),
            ),
        )
        assert loaded.line(("name",)) == 2
        assert loaded.line(("places", 0, "since")) == 5
        assert loaded.line(("places", 1, "nowhere")) == 6  # the nearest node above that has a line
        assert loaded.line(("nowhere",)) == 2  # the mapping itself

    @pytest.mark.parametrize("word", ["no", "yes", "on", "off", "y", "0o17", "0x1F", "1_000", "12:30", "1e3", ".nan"])
    def test_words_that_yaml_1_1_turns_into_something_else_stay_words(self, word: str) -> None:
        loaded = read(f"name: {word}")
        assert loaded.value == Province(name=word)

    def test_a_byte_order_mark_of_notepad_does_no_harm(self) -> None:
        assert read("\ufeffname: Lai Châu\r\n").value == Province(name="Lai Châu")


class TestMistakes:
    def test_all_are_told_at_once_each_at_its_line(self) -> None:
        """Nine lines, seven of them wrong, and one missing."""
        text = """nane: Lai Châu
places:
  - code: 99999
    people: nhiều
  - code: '03390'
    kind: phường
    code: '03391'
    since: 2023-02-30
open: maybe
"""
        assert complaints(text) == [
            ("missing-key", 1),  # name
            ("unknown-key", 1),
            ("bad-value", 3),
            ("bad-value", 4),
            ("bad-value", 6),
            ("duplicate-key", 7),
            ("bad-value", 8),
            ("bad-value", 9),
        ]

    def test_a_misspelt_key_names_the_one_that_was_perhaps_meant(self) -> None:
        _, issue = issues("nane: Lai Châu\n")  # the first says that “name” is missing
        assert (issue.code, issue.near) == ("unknown-key", ("name",))
        assert issue.hint is not None
        assert issue.hint.vi == "Các khóa dùng được: name, open, places."

    def test_a_key_of_an_inner_mapping_is_compared_with_the_keys_there(self) -> None:
        (issue,) = issues("name: x\nplaces:\n  - {code: '03424', poeple: 5}\n")
        assert (issue.code, issue.source.line, issue.near[0]) == ("unknown-key", 3, "people")
        assert "name" not in issue.near

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("name: [a]", "“name” có giá trị danh sách không dùng được. Cần: chữ."),
            ("name: {a: b}", "“name” có giá trị nhiều khóa không dùng được. Cần: chữ."),
            ("name:", "“name” có giá trị trống không dùng được. Cần: chữ."),
            ("name: 2023-06-05", "“name” có giá trị “2023-06-05” không dùng được. Cần: chữ."),
            (
                "places: [{code: '03', since: 05/6/2023}]",
                "“since” có giá trị “05/6/2023” không dùng được. Cần: ngày viết năm-tháng-ngày, như 2023-06-05.",
            ),
            ("places: [{code: '03', people: 1.5}]", "“people” có giá trị “1.5” không dùng được. Cần: số nguyên."),
            ("places: [{code: '03', area: rộng}]", "“area” có giá trị “rộng” không dùng được. Cần: số."),
            ("places: [{code: '03', area: true}]", "“area” có giá trị true không dùng được. Cần: số."),
            ("places: 5", "“places” có giá trị “5” không dùng được. Cần: danh sách trong [ ]."),
            (
                "places: [{code: '03', kind: phường}]",
                "“kind” có giá trị “phường” không dùng được. Cần: 'xã' hoặc 'thị trấn'.",
            ),
            ("open: maybe", "“open” có giá trị “maybe” không dùng được. Cần: true hoặc false."),
            ("places: [{code: '99'}]", "“code”: mã không thuộc tỉnh."),
        ],
    )
    def test_what_is_wrong_and_what_is_needed(self, line: str, said: str) -> None:
        (issue,) = issues(line if line.startswith("name") else f"name: x\n{line}")
        assert issue.say().partition(": ")[2] == said

    def test_a_long_value_is_cut(self) -> None:
        (issue,) = issues("name: x\nopen: " + "9" * 5_000)  # int() itself refuses more than 4,300 digits
        assert issue.text.vi == f"“open” có giá trị “{'9' * 60}…” không dùng được"

    @pytest.mark.parametrize("key", ["1", "true", "~", "2023-06-05"])
    def test_a_key_that_is_no_word_is_an_unknown_key(self, key: str) -> None:
        assert complaints(f"name: x\n{key}: y\n") == [("unknown-key", 2)]


class TestFilesThatAreNoYaml:
    @pytest.mark.parametrize(
        ("text", "code", "line"),
        [
            ("", "missing-key", 1),
            ("# chỉ có ghi chú", "missing-key", 1),
            ("- a\n- b\n", "bad-value", 1),
            ("Kế hoạch năm 2023", "bad-value", 1),
            ("name: x\n\tplaces: []\n", "yaml-syntax", 2),
            ("name: x\nplaces: [\n", "yaml-syntax", 3),
            ("name: 'x\n", "yaml-syntax", 2),
            ("name: x\n? [a, b]\n: c\n", "yaml-syntax", 2),
            ("name: x\n--- \nname: y\n", "yaml-syntax", 2),
            ("name: !!python/object:os.system x\n", "yaml-syntax", 1),
            ("name: &a x\nopen: *a\n", "yaml-alias", 2),
            ("name: x\nopen: \x00\n", "yaml-character", 2),
            ("name: \ud800\n", "yaml-character", 1),
            ("[" * 1_000, "yaml-depth", 1),
            ("[" * 100_000, "yaml-depth", 1),
            ("\n".join(" " * depth + "a:" for depth in range(1_500)), "yaml-depth", 1),
        ],
    )
    def test_the_reason_and_the_line(self, text: str, code: str, line: int) -> None:
        assert complaints(text) == [(code, line)]

    def test_a_billion_laughs_is_refused_at_the_first_alias(self) -> None:
        bomb = "a: &a [x, x]\n" + "\n".join(
            f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
        )
        assert complaints(bomb) == [("yaml-alias", 2)]

    @pytest.mark.parametrize(
        "scalar", ["!!timestamp x", "!!int x", "!!bool maybe", "!!float x", "2023-02-30", "9999-99-99"]
    )
    def test_a_scalar_that_is_not_what_it_says_is_text(self, scalar: str) -> None:
        assert complaints(f"name: x\nplaces: [{{code: '03424', since: {scalar}}}]\n") == [("bad-value", 2)]

    def test_a_long_file_is_read_to_its_end(self) -> None:
        loaded = read("name: x\nplaces:\n" + "- {code: '99'}\n" * 1_000)
        assert [issue.source.line for issue in loaded.issues] == list(range(3, 1_003))


_PIECES = (
    "name: ",
    "a",
    "- ",
    "  ",
    "\n",
    "\r\n",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    ", ",
    ": ",
    "# c\n",
    "&a ",
    "*a",
    "đ",
    "~",
)
_WRITING = st.text(alphabet=" \n\t:-[]{}#&*!|>'\"%@,?abnđ01.~\x00\ufeff", max_size=60)


@settings(max_examples=300)
@given(_WRITING)
@example("? ")
@example("<<: {a: b}")
@example("!!merge <<: {name: x}")
@example("!!set {a, b}")
@example("!!omap [a: b]")
@example("!!binary =")
def test_no_text_makes_the_reader_raise(text: str) -> None:
    loaded = read(text)
    assert (loaded.value is None) is bool(loaded.issues)
    assert all(issue.text.vi and 1 <= (issue.source.line or 0) <= text.count("\n") + 2 for issue in loaded.issues)


class TestTwoParsers:
    """libyaml's parser is four times as fast; PyYAML's own is the one whose word counts."""

    @given(_WRITING | st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
    @example("name: x\nplaces:\n- {code: 03424, since: 2020-01-01}\n- code: '03390'\n  kind: thị trấn\n")
    @example("{name: x, # ghi chú\n open: true}\n")
    @example("---\n ")
    @example("[b\n?]")
    def test_both_read_the_same_and_complain_of_the_same(self, text: str) -> None:
        with pytest.MonkeyPatch.context() as patch:
            fast = read(text)
            patch.setattr(yaml, "__with_libyaml__", 0)
            assert read(text) == fast

    @pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml")
    @pytest.mark.parametrize(
        ("text", "slow"), [("name: x\nplaces: [{code: 03424}]\n", False), ("name: |\n  x\n", True)]
    )
    def test_the_fast_one_is_used_where_both_agree(
        self, text: str, slow: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        used: list[str] = []

        class Watched(yaml_file._Loader):
            def __init__(self, text: str) -> None:
                used.append(text)
                super().__init__(text)

        monkeypatch.setattr(yaml_file, "_Loader", Watched)
        assert read(text).issues == ()
        assert bool(used) is slow

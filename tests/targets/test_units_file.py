"""The units file: read with every mistake at its line, written so that it reads the same; the example is sound."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from targets import units_file
from targets.finding import find
from targets.provenance import Source
from targets.succession import as_now
from targets.units import Contact, Event, EventKind, Registry, RosterSelector, Unit, Weights
from targets.units_file import read_units, write_units

EXAMPLE = Path(__file__).parents[2] / "examples" / "tam-duong-2023" / "units.yaml"
THEN, CHANGE = date(2023, 6, 5), date(2025, 7, 1)


def read(text: str) -> Registry:
    registry, issues = read_units(text, "units.yaml")
    assert issues == ()
    assert registry is not None
    return registry


def complaints(text: str) -> list[tuple[str, int | None]]:
    _, issues = read_units(text, "units.yaml")
    return [(issue.code, issue.source.line) for issue in issues]


class TestReading:
    def test_a_unit_with_everything(self) -> None:
        registry = read("""
note: số liệu minh họa
units:
  - {id: tam-duong, name: Tam Đường, kind: huyện}
  - id: tt-tam-duong
    name: Thị trấn Tam Đường
    kind: Thị trấn
    code: "03390"
    parent: tam-duong
    from: 2020-01-01
    to: 2025-07-01
    order: 1
    groups: [cap-xa]
    aliases: [Thị trấn]
    contacts:
      - {role: Văn thư, email: van-thu@tt.example, phone: "0213", note: số liệu minh họa}
events:
  - kind: close
    day: 2025-07-01
    before: [tt-tam-duong]
    document: NQ 1670
    issued: 2025-06-16
    note: minh họa
""")
        assert registry.unit("tt-tam-duong") == Unit(
            id="tt-tam-duong",
            name="Thị trấn Tam Đường",
            kind="thị trấn",
            source=Source("units.yaml", line=5),
            code="03390",
            parent="tam-duong",
            valid_from=date(2020, 1, 1),
            valid_to=CHANGE,
            groups=("cap-xa",),
            aliases=("Thị trấn",),
            contacts=(Contact("Văn thư", None, "van-thu@tt.example", "0213", "số liệu minh họa"),),
            order=1,
        )
        assert registry.events == (
            Event(
                EventKind.CLOSE,
                CHANGE,
                ("tt-tam-duong",),
                (),
                "NQ 1670",
                Source("units.yaml", line=18),
                date(2025, 6, 16),
                note="minh họa",
            ),
        )
        assert registry.source == Source("units.yaml", note="số liệu minh họa")

    def test_the_file_shown_in_the_modules_docstring(self) -> None:
        shown = (units_file.__doc__ or "").partition("\n\n")[2].rpartition("\n\n")[0]
        registry = read(dedent(shown))
        assert [unit.id for unit in registry.at(THEN)] == ["ban-bo", "lai-chau"]
        assert as_now(registry, "ban-bo", CHANGE) == ("ban-bo-2025",)

    def test_a_unit_with_hardly_anything(self) -> None:
        (unit,) = read("units:\n- {id: a, name: A, kind: xã}").units
        assert unit == Unit("a", "A", "xã", Source("units.yaml", line=2))

    @pytest.mark.parametrize("code", ["03424", '"03424"'])
    def test_a_code_keeps_its_zero_with_quotes_or_without(self, code: str) -> None:
        assert read(f"units: [{{id: a, name: A, kind: xã, code: {code}}}]").unit("a").code == "03424"

    def test_a_code_without_a_zero_is_text_too(self) -> None:
        assert read("units: [{id: a, name: A, kind: xã, code: 10507}]").unit("a").code == "10507"

    def test_decomposed_names_are_composed(self) -> None:
        name = "Ba\N{COMBINING HOOK ABOVE}n Bo"
        assert read(f"units: [{{id: a, name: {name}, kind: xã}}]").unit("a").name == "Bản Bo"


class TestMistakes:
    def test_an_unknown_key_with_the_one_that_was_perhaps_meant(self) -> None:
        registry, (issue,) = read_units("units:\n- id: a\n  name: A\n  kind: xã\n  alias: [B]", "units.yaml")
        assert registry is None
        assert (issue.code, issue.source.line, issue.near[0]) == ("unknown-key", 5, "aliases")

    @pytest.mark.parametrize(
        ("unit", "code"),
        [
            ("{id: Bản Bo, name: A, kind: xã}", "bad-value"),
            ("{id: a_b, name: A, kind: xã}", "bad-value"),
            ("{id: a, name: '', kind: xã}", "bad-value"),
            ("{id: a, kind: xã}", "missing-key"),
            ("{id: a, name: A, kind: xã, to: 01/7/2025}", "bad-value"),
            ("{id: a, name: A, kind: xã, to: 2025}", "bad-value"),
            ("{id: a, name: A, kind: xã, code: [1]}", "bad-value"),
            ("{id: a, name: A, kind: xã, parent: b}", "unknown-unit"),
        ],
    )
    def test_of_a_unit(self, unit: str, code: str) -> None:
        assert complaints(f"units:\n\n- {unit}") == [(code, 3)]

    def test_a_day_says_how_it_is_written(self) -> None:
        _, (issue,) = read_units("units: [{id: a, name: A, kind: xã, to: 01/7/2025}]", "units.yaml")
        assert "ngày viết theo dạng năm-tháng-ngày: 2025-07-01" in issue.say()

    def test_all_at_once(self) -> None:
        text = """units:
- {id: A, name: A, kind: xã}
- {id: b, kind: xã}
events:
- {kind: marge, day: 2025-07-01, document: NQ}
- {kind: close, day: hôm qua, before: [b]}
"""
        assert complaints(text) == [
            ("bad-value", 2),
            ("missing-key", 3),
            ("bad-value", 5),
            ("bad-value", 6),
            ("missing-key", 6),
        ]

    def test_the_registrys_own_mistakes_come_with_the_registry(self) -> None:
        text = """units:
- {id: a, name: A, kind: xã}
- {id: b, name: B, kind: xã, from: 2025-07-01}
events:
- {kind: rename, day: 2025-07-01, before: [a], after: [b], document: NQ, issued: 2025-07-02}
"""
        registry, issues = read_units(text, "units.yaml")
        assert registry is not None
        assert [(issue.code, issue.source.line) for issue in issues] == [("event-before-document", 5), ("event-day", 5)]

    @pytest.mark.parametrize("text", ["", "units", "- a", "units: [", "units: {a: 1}", "units: [*a]"])
    def test_what_is_no_units_file(self, text: str) -> None:
        registry, issues = read_units(text, "units.yaml")
        assert registry is None
        assert issues


words = st.text(st.sampled_from("Bản Hònđ-:#'\"[]{}03&*!%@`,\n\t~"), min_size=1, max_size=8).map(str.strip).filter(bool)
slugs = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4})?", fullmatch=True) | st.sampled_from(["no", "null", "123", "1e3"])
days = st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1))
contacts = st.builds(Contact, words, st.none() | words, st.none() | words, st.none() | words, st.none() | words)
tuples = st.lists(words, max_size=2).map(tuple)
units = st.builds(
    Unit,
    slugs,
    words,
    words.map(str.lower),
    st.just(Source("units.yaml")),
    st.none() | words,
    st.none() | slugs,
    days,
    days,
    tuples,
    tuples,
    st.lists(contacts, max_size=2).map(tuple),
    st.none() | st.integers(-5, 5),
)
weights = st.builds(
    Weights, words, words, st.dictionaries(slugs, st.decimals(0, 10**9, places=2), min_size=1, max_size=2)
)
events = st.builds(
    Event,
    st.sampled_from(EventKind),
    days.filter(bool),
    st.lists(slugs, max_size=2).map(tuple),
    st.lists(slugs, max_size=2).map(tuple),
    words,
    st.just(Source("units.yaml")),
    days,
    tuples,
    st.none() | words,
    st.none() | weights,
)
registries = st.builds(
    Registry,
    st.lists(units, min_size=1, max_size=3).map(tuple),
    st.builds(Source, st.just("units.yaml"), note=st.none() | words),
    st.lists(events, max_size=2).map(tuple),
)


class TestWriting:
    @settings(max_examples=25)
    @given(registries)
    def test_what_is_written_reads_the_same(self, registry: Registry) -> None:
        again, _ = read_units(write_units(registry), "units.yaml")
        assert again is not None
        assert without_lines(again) == registry
        assert write_units(again) == write_units(registry)

    def test_it_is_made_for_people_to_read(self) -> None:
        unit = Unit("ban-bo", "Bản Bo", "xã", Source("x"), "03424", None, None, CHANGE, ("cap-xa", "vung-cao"))
        event = Event(EventKind.CLOSE, CHANGE, ("ban-bo",), (), "NQ 203", Source("x"))
        assert write_units(Registry((unit,), Source("x"), (event,))) == (
            "units:\n"
            "- id: ban-bo\n"
            "  name: Bản Bo\n"
            "  kind: xã\n"
            '  code: "03424"\n'
            "  to: 2025-07-01\n"
            "  groups: [cap-xa, vung-cao]\n"
            "events:\n"
            "- kind: close\n"
            "  day: 2025-07-01\n"
            "  before: [ban-bo]\n"
            "  document: NQ 203\n"
        )


def without_lines(registry: Registry) -> Registry:
    return replace(
        registry,
        units=tuple(replace(unit, source=replace(unit.source, line=None)) for unit in registry.units),
        events=tuple(replace(event, source=replace(event.source, line=None)) for event in registry.events),
    )


class TestExample:
    """Tam Đường in 2023 and after 1/7/2025, as shipped."""

    @pytest.fixture
    def registry(self) -> Registry:
        return read(EXAMPLE.read_text(encoding="utf-8"))

    def test_thirteen_communes_before_and_six_after(self, registry: Registry) -> None:
        communes = RosterSelector(groups=("cap-xa",))
        before, after = registry.roster(communes, THEN), registry.roster(communes, CHANGE)
        assert [unit.code for unit in before] == (
            "03390 03394 03400 03405 03406 03412 03413 03415 03418 03421 03424 03427 03430".split()
        )
        assert {unit.label: unit.code for unit in after} == {
            "xã Bản Bo": "03424",
            "xã Bình Lư": "03390",
            "xã Tả Lèng": "03405",
            "xã Khun Há": "03430",
            "xã Sin Suối Hồ": "03394",
            "phường Tân Phong": "03408",
        }

    def test_every_old_commune_has_one_heir(self, registry: Registry) -> None:
        heirs = {unit.name: as_now(registry, unit.id, CHANGE) for unit in registry.children("tam-duong", THEN)}
        assert {name: heir for name, heir in heirs.items() if heir} == {
            "Thị trấn Tam Đường": ("binh-lu-2025",),
            "Sơn Bình": ("binh-lu-2025",),
            "Bình Lư": ("binh-lu-2025",),
            "Nà Tăm": ("ban-bo-2025",),
            "Bản Bo": ("ban-bo-2025",),
            "Giang Ma": ("ta-leng-2025",),
            "Hồ Thầu": ("ta-leng-2025",),
            "Tả Lèng": ("ta-leng-2025",),
            "Bản Hon": ("khun-ha-2025",),
            "Khun Há": ("khun-ha-2025",),
            "Thèn Sin": ("sin-suoi-ho-2025",),
            "Nùng Nàng": ("tan-phong-2025",),
            "Bản Giang": ("tan-phong-2025",),
        }

    def test_two_of_the_new_ones_took_in_units_from_elsewhere(self, registry: Registry) -> None:
        outside = {event.after[0]: event.outside for event in registry.events if event.outside}
        assert outside == {
            "sin-suoi-ho-2025": ("xã Nậm Xe", "xã Sin Suối Hồ"),
            "tan-phong-2025": ("phường Tân Phong", "phường Đông Phong", "xã San Thàng"),
        }

    def test_the_district_and_its_offices_end_with_the_district_level(self, registry: Registry) -> None:
        assert len(registry.descendants("tam-duong", THEN)) == 24  # 13 communes, 5 offices, 6 organisations
        assert "tam-duong" not in {unit.id for unit in registry.at(CHANGE)}
        assert registry.descendants("tam-duong", CHANGE) == ()

    @pytest.mark.parametrize(
        ("text", "label", "repaired"),
        [
            ("Bản Hòn", "xã Bản Hon", True),
            ("Nà Tâm", "xã Nà Tăm", True),
            ("Nà tăm", "xã Nà Tăm", False),
            ("Hồ Thâu", "xã Hồ Thầu", True),
            ("Thị trấn", "thị trấn Tam Đường", True),
            ("Thị trấn Tam Đường", "thị trấn Tam Đường", False),
            ("Hội LHPN", "Hội Liên hiệp Phụ nữ huyện", True),
            ("MTTQ huyện", "Ủy ban MTTQ Việt Nam huyện", True),
            ("LĐLĐ", "Liên đoàn Lao động huyện", True),
            (
                "Trung tâm Văn hóa, Thể thao và Truyển thông",
                "Trung tâm Văn hóa, Thể thao và Truyền thông",
                True,
            ),
        ],
    )
    def test_names_as_the_documents_write_them(
        self, registry: Registry, text: str, label: str, *, repaired: bool
    ) -> None:
        found = find(text, THEN, registry)
        assert found.unit is not None
        assert (found.unit.label, found.repaired) == (label, repaired)

    def test_no_person_is_invented_and_no_address_exists(self, registry: Registry) -> None:
        addresses = [contact for unit in registry.units for contact in unit.contacts]
        assert len(addresses) > 30
        for contact in addresses:
            assert contact.name is None
            assert contact.email is not None
            assert contact.email.endswith(".example")
            assert contact.note == "số liệu minh họa"

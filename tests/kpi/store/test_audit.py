"""The trail in the database: whatever is appended is told of with it, in one order, by however many writers."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine, func, select

from kpi.audit import BEGINNING, Head, Record, What, breaks
from kpi.store.audit import TABLES, add_row, append, head, latest_links, links, record_of
from kpi.store.engine import reading, writing
from kpi.store.grants import add_grant
from kpi.store.submissions import add_receipt, keep_file
from kpi.store.tables import audit_entry, metadata, receipt
from kpi.store.texts import StoredText, add_plan, add_registry, digest
from kpi.submission import Outcome, Receipt
from rules.exemption import Grant, GrantKind
from tests.kpi.store.test_submissions import accept
from tests.kpi.world import moment, submission

AT = moment("2023-06-01T08:00")


def trail(engine: Engine) -> list[tuple[str, dict[str, object]]]:
    with reading(engine) as connection:
        said = [json.loads(link.content) for link in links(connection)]
    return [(one["what"], one["about"]) for one in said]


class TestWhatIsTold:
    def test_of_every_kind_of_row(self, engine: Engine) -> None:
        text = StoredText(1, AT, "kh.yaml", digest("x" * 500), "x" * 500)
        with writing(engine) as connection:
            add_registry(connection, text, "Lan")
            add_plan(connection, "kh-2023", text, "Lan")
            add_grant(connection, Grant(GrantKind.EXEMPTION, "kh-2023", "II.4", "ban-bo", "Lũ", "Ban", AT), AT, "Lan")
        accept(engine, submission("ban-bo", "2023-H1", "2023-06-01T08:00", mo_hinh=2))
        told = trail(engine)
        assert [what for what, _ in told] == ["units", "plan", "grant", "receipt", "submission"]
        assert told[1][1] == {
            "row": {
                "id": 1,
                "plan": "kh-2023",
                "revision": 1,
                "recorded_at": "2023-06-01T01:00:00.000002+00:00",  # 08:00 in Vietnam, just after the list of units
                "actor": "Lan",
                "file_name": "kh.yaml",
                "sha256": digest("x" * 500),
                "content": f"sha256:{digest('x' * 500)}",  # too long to be told whole
            }
        }
        assert set(told[4][1]) == {"row", "packed"}

    def test_nothing_when_the_change_is_taken_back(self, engine: Engine) -> None:
        with writing(engine) as connection:
            add_plan(connection, "kh", StoredText(1, AT, "kh.yaml", digest(""), ""), "Lan")
            connection.rollback()
        assert trail(engine) == []

    def test_many_rows_at_once(self, engine: Engine) -> None:
        row = {"id": 1, "recorded_at": AT, "plan": "kh", "unit": "ban-bo", "step": "accept"}
        with writing(engine) as connection:
            append(connection, *(record_of(What.STEP, {**row, "id": number}, "Lan") for number in range(1, 101)))
            assert head(connection).count == 100
        with reading(engine) as connection:
            assert list(breaks(links(connection))) == []

    def test_every_table_that_is_appended_to_is_told_of(self) -> None:
        """Files and cells are told of by their fingerprints; figure rows and layouts repeat the cells."""
        beside = {"stored_file", "submission_cells", "draft_cells", "layout", "figure_row", "audit_entry"}
        changing = {"message", "reminder", "worker", "job_run"}  # the outbox keeps its own ledger
        changing |= {"credential", "web_session", "api_token", "attempt"}  # how people come in, never what they did
        assert {table.name for table in TABLES.values()} == set(metadata.tables) - beside - changing


class TestTheHead:
    def test_an_empty_trail(self, engine: Engine) -> None:
        with reading(engine) as connection:
            assert head(connection) == Head(0, BEGINNING)

    def test_writers_take_turns(self, engine: Engine) -> None:
        def write(number: int) -> None:
            sha256 = f"{number:064}"
            with writing(engine) as connection:
                keep_file(connection, sha256, b"x")
                add_receipt(connection, Receipt("a.xlsx", sha256, AT, Outcome.REFUSED), AT, f"writer {number}")

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(write, range(24)))
        with reading(engine) as connection:
            assert list(breaks(links(connection))) == []
            assert head(connection).count == 24
            assert connection.execute(select(func.count()).select_from(audit_entry)).scalar_one() == 24

    def test_the_number_of_the_row_is_given_back(self, engine: Engine) -> None:
        with writing(engine) as connection:
            keep_file(connection, "a" * 64, b"x")
            row = {"sha256": "a" * 64, "file_name": "a", "received_at": AT, "recorded_at": AT, "actor": "Lan"}
            number = add_row(connection, What.RECEIPT, {**row, "outcome": "refused", "issues": "[]"}, "Lan")
            assert connection.execute(select(receipt.c.id)).scalar_one() == number


def test_entries_are_had_from_the_last_one_back(engine: Engine) -> None:
    with writing(engine) as connection:
        append(connection, *(Record(AT, "Lan", What.UNITS, {"row": {"id": n}}) for n in range(5)))
    with reading(engine) as connection:
        assert [link.number for link in latest_links(connection)] == [5, 4, 3, 2, 1]
        assert [link.number for link in latest_links(connection, 3)] == [2, 1]
        assert list(latest_links(connection)) == list(links(connection))[::-1]

"""The reminders of the days to come, as pages show them."""

from __future__ import annotations

from datetime import date

from dashboards.views.planned_days import planned_view
from kpi.outbox import PlannedDay, Unaddressed
from targets.wording import Sentence
from tests.kpi.matters import DAY, digest, matter, planned

END = date(2023, 6, 6)
LACKING = Unaddressed("no-address-own", "kh/bao-cao/khun-ha", Sentence("Khun Há chưa có địa chỉ.", "No address."))


def test_days_on_which_nothing_is_said_are_left_out() -> None:
    view = planned_view(DAY, END, [(DAY, planned(digest(matter()), digest(matter("na-tam")))), (END, PlannedDay())])
    (day,) = view.days
    assert (day.day, day.weekday.vi, view.messages, view.last_day) == (DAY, "thứ Năm", 2, date(2023, 6, 5))
    first = day.messages[0]
    assert (first.recipient, first.name, first.channel_words.vi) == ("ban-bo/van-thu", "Văn thư Ban-Bo", "thư điện tử")
    assert first.matters == (matter(),)


def test_of_one_unit_only_what_is_said_of_it() -> None:
    days = [(DAY, planned(digest(matter()), digest(matter("na-tam"))))]
    view = planned_view(DAY, END, days, "na-tam")
    assert [message.recipient for day in view.days for message in day.messages] == ["na-tam/van-thu"]
    assert planned_view(DAY, END, days, "khun-ha").days == ()


def test_what_cannot_be_said_is_told_once() -> None:
    days = [(DAY, PlannedDay(unaddressed=(LACKING,))), (END, PlannedDay(unaddressed=(LACKING,)))]
    view = planned_view(DAY, END, days)
    assert (view.unsaid, view.messages) == ((LACKING.why,), 0)

"""What is said when a form cannot be made."""

from __future__ import annotations

from dashboards.forms.errors import (
    FormsExistError,
    NobodyAskedError,
    NoFormError,
    NotAFormPeriodError,
    UnitNotAskedError,
)
from tests.dashboards.forms.world import period, plan, registry


def test_a_plan_without_a_form_says_which_key_it_lacks() -> None:
    error = NoFormError(plan())
    assert error.say() == ("Kế hoạch “kh” không có biểu báo cáo. Thêm khóa “form” vào tệp kế hoạch rồi đăng ký lại.")
    assert error.exit_code == 2


def test_a_period_that_is_none_of_the_form_s_names_those_that_are() -> None:
    error = NotAFormPeriodError(plan(), period("2023-Q1"))
    assert error.say() == (
        "Biểu của kế hoạch “kh” không có kỳ 2023-Q1 (quý I/2023); các kỳ của biểu: 2023-H1 (6 tháng đầu năm 2023), "
        "2023-9M (9 tháng năm 2023), 2023 (năm 2023)."
    )
    assert "2023-9M (Jan–Sep 2023)" in error.say("en")


def test_a_unit_that_is_not_asked_is_told_from_one_that_is_not_there() -> None:
    nine = period("2023-9M")
    office = UnitNotAskedError(registry().unit("hoi-nong-dan"), plan(), nine)
    assert office.say() == "Không có biểu cho Hội Nông dân: kế hoạch “kh” không giao việc cho đơn vị này."
    gone = UnitNotAskedError(registry().unit("xa-cu"), plan(), nine)
    assert gone.say() == ("Không có biểu cho xã Cũ (trước 01/7/2023): đơn vị không có trong danh sách ngày 30/9/2023.")


def test_a_plan_that_asks_nobody() -> None:
    assert NobodyAskedError(plan(), period("2023-9M")).say().startswith("Ngày 30/9/2023 không đơn vị nào")


def test_forms_that_are_there_are_named() -> None:
    assert FormsExistError("/bieu", ["01.xlsx", "02.xlsx"]).say() == (
        "/bieu đã có 2 tệp cùng tên (01.xlsx, …); không ghi tệp nào. Chọn thư mục khác, hoặc thêm --force để ghi đè."
    )
    assert "(01.xlsx)" in FormsExistError("/bieu", ["01.xlsx"]).say("en")

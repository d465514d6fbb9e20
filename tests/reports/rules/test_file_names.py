"""What the file of a bilan is called."""

from __future__ import annotations

from datetime import date

from jalon.plans.rules.public import Reader
from jalon.reports.choices import Format
from jalon.reports.rules.naming import file_name

DAY = date(2026, 6, 30)


def test_a_file_is_called_after_its_plan_and_its_day() -> None:
    found = file_name("Plan d’action", DAY, Reader.MEMBERS, Format.DOCX, "fr")
    assert found == "plan-d-action-bilan-2026-06-30.docx"


def test_files_of_two_plans_of_one_title_have_two_names() -> None:
    long = "Un plan " * 20
    found = {file_name(long, DAY, Reader.MEMBERS, Format.PDF, "fr", apart=what) for what in ("2024–2027", "2027–2030")}
    assert len(found) == 2
    assert all(name.endswith(".pdf") for name in found)

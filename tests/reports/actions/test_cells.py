"""A cell of a bilan rewritten, and given back: who saw an older one writes nothing."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from jalon.history.models import Entry
from jalon.plans.models import Plan, PlanItem
from jalon.plans.rules.public import Reader
from jalon.reports.actions.cells import LONGEST, edit_cell, restore_cell
from jalon.reports.errors import CellChanged
from jalon.reports.models import EditedCell
from tests.plans.outsiders import SHOWN

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def item(plan: Plan) -> PlanItem:
    return plan.items.select_related("plan").get(text__startswith=f"Tenir {SHOWN}")


def edit(item: PlanItem, text: str, seen: int | None = None, on: date | None = None) -> EditedCell:
    on = on or timezone.localdate()
    values = {"column": "results", "reader": Reader.MEMBERS, "composed": "Composé", "actor": "user:7"}
    return edit_cell(item=item, on=on, seen=seen, text=text, **values)  # type: ignore[arg-type]  # as named above


def restore(item: PlanItem, seen: int | None, on: date | None = None) -> None:
    on = on or timezone.localdate()
    restore_cell(item=item, column="results", reader=Reader.MEMBERS, on=on, seen=seen, actor="user:7")


def told() -> list[tuple[str, str, dict[str, list[str | None]]]]:
    entries = Entry.objects.filter(object_type="bilan_cell").order_by("id")
    return list(entries.values_list("actor", "verb", "changes"))


def test_each_edit_is_told_with_what_stood_before(item: PlanItem) -> None:
    edit(item, "Mes mots", edit(item, "Premiers").pk)
    assert told() == [
        ("user:7", "bilan_edited", {"results": ["Composé", "Premiers"]}),
        ("user:7", "bilan_edited", {"results": ["Premiers", "Mes mots"]}),
    ]


def test_the_same_words_again_are_the_same_edit(item: PlanItem) -> None:
    first = edit(item, "Mes mots")
    assert edit(item, " Mes mots\r\n") == first
    assert len(told()) == 1


def test_an_edit_is_no_longer_than_a_cell(item: PlanItem) -> None:
    assert len(edit(item, "a" * (LONGEST + 1)).text) == LONGEST


def test_who_saw_no_edit_is_told_the_words_that_stand(item: PlanItem) -> None:
    edit(item, "Mes mots")
    with pytest.raises(CellChanged) as refused:
        edit(item, "Les miens")
    assert refused.value.text == "Mes mots"
    assert len(told()) == 1


def test_who_saw_an_edit_given_back_since_is_told_so(item: PlanItem) -> None:
    seen = edit(item, "Mes mots").pk
    restore(item, seen)
    with pytest.raises(CellChanged) as refused:
        edit(item, "Les miens", seen)
    assert refused.value.text == ""


def test_an_edit_given_back_stands_no_more_and_is_told(item: PlanItem) -> None:
    cell = edit(item, "Mes mots")
    restore(item, cell.pk)
    cell.refresh_from_db()
    assert (cell.removed is not None, cell.until) == (True, timezone.localdate())
    assert told()[-1] == ("user:7", "bilan_restored", {"results": ["Mes mots", None]})


def test_a_cell_nobody_edited_is_given_back_without_a_word(item: PlanItem) -> None:
    restore(item, None)
    assert told() == []


def test_an_edit_made_meanwhile_is_not_given_back(item: PlanItem) -> None:
    seen = edit(item, "Mes mots").pk
    cell = edit(item, "Les suivants", seen)
    with pytest.raises(CellChanged) as refused:
        restore(item, seen)
    cell.refresh_from_db()
    assert (refused.value.text, cell.removed) == ("Les suivants", None)

"""What history kept, in the words of the page."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import Context
from django.utils import translation

from jalon.exchange.columns import holds
from jalon.plans.queries.changes import FieldChange
from jalon.web.templatetags.progress import WORDED, field_change


def shown(name: str, before: Any, after: Any, language: str = "fr") -> str:
    with translation.override(language):
        return field_change(Context(), FieldChange(name, before, after))


@pytest.mark.parametrize(("language", "label"), [("fr", "Titre du plan"), ("en", "Title of the plan")])
def test_a_fact_of_the_plan_has_its_label(language: str, label: str) -> None:
    assert shown("title", None, "Plan", language).startswith(f"<dt>{label}</dt>")


def test_a_day_is_in_words() -> None:
    assert "1er\u00a0mai 2024" in shown("adopted_on", None, "2024-05-01")


def test_a_column_of_the_document_keeps_its_name() -> None:
    assert shown("extra.Budget", "", "10").startswith("<dt>Budget</dt>")


def test_objectives_are_shown_by_their_words() -> None:
    assert "Unir" in shown("general_objectives", [], [{"text": "Unir", "number": None}])


@pytest.mark.parametrize(
    ("name", "before", "after", "words"),
    [
        ("items", 0, 72, "<dt>Lines</dt><dd>72</dd>"),
        ("left_out", [], ["dropped"], "Withdrawn"),
        ("outcome", "open", "adopted", "Adopted"),
        ("person", None, "Line", "Line"),
    ],
)
def test_every_field_kept_has_words(name: str, before: Any, after: Any, words: str) -> None:
    assert words in shown(name, before, after, "en")


@pytest.mark.parametrize("name", ["place", "state", "reading", "predecessor"])
def test_what_the_machine_keeps_for_itself_is_not_shown(name: str) -> None:
    assert shown(name, None, 3) == ""


@pytest.mark.parametrize("name", [*WORDED, "adopted_on", "extra.Budget", "extra.Vu_on", "text"])
@pytest.mark.parametrize("value", ["x", "", 5, -1.5, True, [], ["x"], [5], {"x": 5}, [{"text": "x"}], {}, "2024-02-31"])
def test_whatever_an_archive_may_bring_back_is_shown_or_refused(name: str, value: Any) -> None:
    if holds("history.Entry", "changes", {name: [value, None]}):
        assert shown(name, value, None).startswith("<dt>")

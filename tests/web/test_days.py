"""Days and percents as people type them: a slip of the keyboard is told, and never a page that breaks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django import forms
from django.test import Client
from django.urls import get_resolver, reverse

from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.models import Plan
from jalon.web.components.days import FIRST, LAST, DayField
from jalon.web.plans.progress_forms import PercentField
from tests.conftest import draft_of, node, proposal_of

SLIPS = ["0001-01-01", "0202-09-01", "9999-12-31"]


@pytest.mark.parametrize("day", SLIPS)
def test_a_year_nobody_means_is_told(day: str) -> None:
    with pytest.raises(forms.ValidationError, match=f"{FIRST.year}.*{LAST.year}"):
        DayField().clean(day)


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_a_year_somebody_may_mean_is_read(day: object) -> None:
    assert DayField().clean(str(day)) == day


def every_form(kind: type[forms.BaseForm] = forms.BaseForm) -> Iterator[type[forms.BaseForm]]:
    for one in kind.__subclasses__():
        yield one
        yield from every_form(one)


def test_every_form_asks_for_its_days_so() -> None:
    assert get_resolver().url_patterns  # every page is known, and its forms with it
    days = {
        f"{form.__qualname__}.{name}": type(field)
        for form in every_form()
        if form.__module__.startswith("jalon.")
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.DateField)
    }
    assert len(days) > 10
    assert [name for name, kind in days.items() if not issubclass(kind, DayField)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("step", ["plan_describe", "plan_carry", "plan_new"])
@pytest.mark.parametrize("slip", [{"starts": SLIPS[0]}, {"ends": SLIPS[2]}])
def test_a_plan_of_ten_thousand_years_is_asked_again(
    signed_in: Client, network: Network, step: str, slip: dict[str, str]
) -> None:
    author = network.accesses.get().user
    plan = accept_draft(draft=draft_of(network, author, proposal_of(node("action", "Semer"))), actor=author).plan
    assert isinstance(plan, Plan)
    at = [network.slug] if step == "plan_new" else [network.slug, plan.pk]
    given = {"title": "Plan", "starts": "2026-01-01", "ends": "2026-12-31"} | slip
    answer = signed_in.post(reverse(step, args=at), given)
    assert answer.status_code == 422
    assert str(LAST.year) in answer.content.decode()


@pytest.mark.parametrize("words", ["NaN", "sNaN", "Infinity", "-inf", "1e999", "9e99 %", "-0,1", "100,01"])
def test_a_percent_is_a_number(words: str) -> None:
    with pytest.raises(forms.ValidationError):
        PercentField().clean(words)

"""The page where values are confirmed, and mandates that are over are settled."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jalon.accounts.roles import Role
from jalon.plans.models import MeasureLink, PlanItem, ProposedResult
from tests.web.addresses import World
from tests.worlds import made_world, shared_world

__all__ = ["made_world", "shared_world"]


@pytest.fixture
def world(shared_world: World) -> World:
    return shared_world


@pytest.fixture
def browser(world: World) -> Client:
    client = Client()
    client.force_login(world.people[Role.COORDINATION])
    return client


def address(world: World, name: str = "plan_results", *more: Any) -> str:
    return reverse(name, args=[world.network.slug, world.plan.pk, *more])


def waiting(world: World) -> ProposedResult:
    return ProposedResult.objects.get(link__expected__item=world.item, state="waiting")


def decide(browser: Client, world: World, **given: str) -> Any:
    return browser.post(address(world, "plan_result_decide", waiting(world).pk), given, follow=True)


def test_the_value_that_waits_is_shown_with_its_rows(browser: Client, world: World) -> None:
    html = browser.get(address(world)).content.decode()
    assert waiting(world).sentence in html
    assert "Poste 1 Xylographie" in html


def test_approving_puts_it_in_the_plan(browser: Client, world: World) -> None:
    sentence = waiting(world).sentence
    assert sentence in decide(browser, world, decision="approuver").content.decode()
    assert world.item.reports.filter(channel="proposed").get().note == sentence


def test_a_correction_needs_words_and_a_reason(browser: Client, world: World) -> None:
    decide(browser, world, decision="corriger", phrase="Autre", raison="")
    assert not world.item.reports.filter(channel="proposed").exists()
    decide(browser, world, decision="corriger", phrase="Autre", raison="Intérim")
    assert world.item.reports.filter(channel="proposed").get().note == "Autre"


def test_a_decision_is_taken_back(browser: Client, world: World) -> None:
    first = waiting(world)
    decide(browser, world, decision="approuver")
    browser.post(address(world, "plan_result_decide", first.pk), {"decision": "annuler"})
    assert waiting(world).pk == first.pk
    assert world.item.reports.filter(channel="proposed").get().state == "withdrawn"


def test_what_is_refused_stays_out(browser: Client, world: World) -> None:
    decide(browser, world, decision="refuser")
    assert not world.item.reports.filter(channel="proposed").exists()


def test_a_reader_sees_what_is_filled_and_decides_nothing(world: World) -> None:
    reader = Client()
    reader.force_login(world.people[Role.READER])
    assert "approuver" not in reader.get(address(world)).content.decode()
    assert (
        reader.post(address(world, "plan_result_decide", waiting(world).pk), {"decision": "approuver"}).status_code
        == 403
    )


def test_choosing_a_measure_proposes_its_value(browser: Client, world: World) -> None:
    expected = world.item.expected_results.get()
    browser.post(address(world, "plan_result_link", expected.pk), {"mesure": "members"})
    assert (MeasureLink.objects.get(expected=expected).measure, waiting(world).link.expected) == ("members", expected)


def test_what_no_measure_is_called_is_refused_with_a_sentence(browser: Client, world: World) -> None:
    expected = world.item.expected_results.get()
    found = browser.post(address(world, "plan_result_link", expected.pk), {"mesure": "magie-body=body:1"}, follow=True)
    assert found.status_code == 200
    assert MeasureLink.objects.get(expected=expected).measure == "seats_filled"


@pytest.mark.parametrize("chosen", ["aucun", ""])
def test_a_person_says_it_herself(browser: Client, world: World, chosen: str) -> None:
    expected = world.item.expected_results.get()
    browser.post(address(world, "plan_result_link", expected.pk), {"mesure": chosen})
    assert not ProposedResult.objects.filter(link__expected=expected, state="waiting").exists()


def test_a_mandate_that_is_over_is_settled(browser: Client, world: World) -> None:
    mandate = world.network.mandates.exclude(ends=None).get(reason="")
    assert address(world, "plan_handover", mandate.pk) in browser.get(address(world)).content.decode()
    given = {"ligne": str(world.item.pk), "nom": "Nouvelle personne"}
    html = browser.post(address(world, "plan_handover", mandate.pk), given, follow=True).content.decode()
    assert address(world, "plan_handover", mandate.pk) not in html
    assert PlanItem.objects.get(pk=world.item.pk).assignments.get().person.name == "Nouvelle personne"


def test_who_held_it_may_go_on(browser: Client, world: World) -> None:
    before = world.item.assignments.get().person
    mandate = world.network.mandates.exclude(ends=None).get(reason="")
    browser.post(address(world, "plan_handover", mandate.pk), {"garder": "1"})
    assert world.item.assignments.get().person == before
    assert mandate.handovers.get().person is None

"""Personal data: the registers, what is kept of a person, and her own page by a link."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jalon.accounts.roles import Role
from jalon.history.models import Entry
from jalon.network.actions.parties import create_party
from jalon.network.models import DataAccess, Party, PersonRequest, PrivacyIncident
from jalon.web.privacy.links import GOOD_FOR, token_of
from tests.web.addresses import World
from tests.worlds import made_world, shared_world

__all__ = ["made_world", "shared_world"]
MAIL = "dame@ailleurs.example"


@pytest.fixture
def world(shared_world: World) -> World:
    return shared_world


@pytest.fixture
def browser(world: World) -> Client:
    client = Client()
    client.force_login(world.people[Role.COORDINATION])
    return client


@pytest.fixture
def dame(world: World) -> Party:
    found: Party = world.network.parties.get(email=MAIL)
    return found


def address(world: World, name: str, *more: Any) -> str:
    return reverse(name, args=[world.network.slug, *more])


def own(party: Party, name: str = "own_data", email: str = MAIL) -> str:
    return reverse(name, args=[token_of(party, email)])


def test_who_opened_what_is_kept_is_noted_once_a_day(browser: Client, world: World, dame: Party) -> None:
    for _again in range(2):
        assert browser.get(address(world, "person_held", dame.pk)).status_code == 200
    assert DataAccess.objects.get(party=dame).actor == world.people[Role.COORDINATION].actor


def test_a_copy_is_given_and_noted(browser: Client, world: World, dame: Party) -> None:
    response = browser.post(address(world, "person_copy", dame.pk))
    rows = [json.loads(line) for line in b"".join(response).splitlines()]  # type: ignore[arg-type]
    assert any(row["row"].get("email") == MAIL for row in rows)
    assert DataAccess.objects.filter(party=dame, how="copy").exists()


def test_the_link_is_sent_to_her(browser: Client, world: World, dame: Party) -> None:
    browser.post(address(world, "person_send", dame.pk))
    message = world.network.messages.get(key=f"own_data:{dame.pk}")
    assert message.to_email == MAIL
    assert "/mes-renseignements/" in message.text


def test_without_an_address_nothing_is_sent(browser: Client, world: World) -> None:
    mute = create_party(network=world.network, name="Sans adresse", actor="test")
    browser.post(address(world, "person_send", mute.pk))
    assert not world.network.messages.filter(key=f"own_data:{mute.pk}").exists()


def test_by_her_link_she_sees_and_corrects(world: World, dame: Party) -> None:
    assert "Dame Xylographie" in Client().get(own(dame)).content.decode()
    given = {"name": dame.name, "phone": "418 555-0123", "address": "", "language": "fr"}
    assert Client().post(own(dame), given).status_code == 302
    assert Party.objects.get(pk=dame.pk).phone == "418 555-0123"
    assert Entry.objects.filter(object_type="party", object_id=str(dame.pk), actor=f"party:{dame.pk}").exists()


def test_opening_it_changes_nothing(world: World, dame: Party) -> None:
    before = Entry.objects.count()
    Client().get(own(dame))
    assert Entry.objects.count() == before


def test_a_link_is_good_for_seven_days(dame: Party) -> None:
    link = own(dame)
    with time_machine.travel(timezone.now() + GOOD_FOR + timedelta(minutes=1)):
        assert Client().get(link).status_code == 410


def test_a_link_sent_to_an_address_she_left_opens_nothing(dame: Party) -> None:
    assert Client().get(own(dame, email="avant@ailleurs.example")).status_code == 410


def test_she_takes_her_copy(dame: Party) -> None:
    response = Client().post(own(dame, "own_data_copy"))
    assert MAIL.encode() in b"".join(response)  # type: ignore[arg-type]


def test_what_she_asks_is_open_until_it_is_answered(browser: Client, world: World, dame: Party) -> None:
    for words in ("Effacez-moi", "Vite"):
        Client().post(own(dame, "own_data_request"), {"quoi": "erasure", "mots": words})
    asked = PersonRequest.objects.get(party=dame)
    assert asked.words == "Effacez-moi\nVite"
    browser.post(address(world, "privacy_answer", asked.pk), {"reponse": "Fait le 12"})
    asked.refresh_from_db()
    assert (asked.answer, asked.answered is not None) == ("Fait le 12", True)


@pytest.mark.parametrize(("email", "sent"), [(MAIL.upper(), 1), ("inconnue@ailleurs.example", 0)])
def test_whoever_asks_reads_the_same_whether_she_is_known(world: World, dame: Party, email: str, sent: int) -> None:
    html = Client().post(reverse("own_data_ask"), {"email": email}).content.decode()
    assert email in html
    assert world.network.messages.filter(key=f"own_data:{dame.pk}").count() == sent


def test_erasing_asks_to_be_confirmed(browser: Client, world: World, dame: Party) -> None:
    page = address(world, "person_erase", dame.pk)
    assert browser.post(page, {"raison": "Elle part"}).status_code == 422
    assert browser.post(page, {"raison": "Elle part", "confirmer": "1"}).status_code == 302
    erased = Party.objects.get(pk=dame.pk)
    assert (erased.email, erased.erased is not None) == ("", True)
    assert browser.get(address(world, "party", dame.pk)).status_code == 200
    assert browser.get(address(world, "person_held", dame.pk)).status_code == 404


def test_the_last_coordination_is_not_erased(browser: Client, world: World) -> None:
    user = world.people[Role.COORDINATION]
    party = create_party(network=world.network, name="Moi", actor="test", user=user)
    assert browser.post(address(world, "person_erase", party.pk), {"confirmer": "1"}).status_code == 422
    assert Party.objects.get(pk=party.pk).user == user


def test_an_incident_is_entered_then_followed(browser: Client, world: World) -> None:
    given = {"happened": "2026-05-01", "noticed": "2026-05-02", "what": "Liste perdue", "data": "Adresses"}
    assert browser.post(address(world, "incident_add"), given).status_code == 302
    made = PrivacyIncident.objects.get(what="Liste perdue")
    after = given | {"serious": "on", "told_people": "2026-05-03"}
    assert browser.post(address(world, "incident", made.pk), after).status_code == 302
    entry = Entry.objects.filter(object_type="privacy_incident", object_id=str(made.pk), verb="changed").get()
    assert set(entry.changes) == {"serious", "told_people"}


def test_an_incident_is_not_noticed_before_it_happens(browser: Client, world: World) -> None:
    given = {"happened": "2026-05-02", "noticed": "2026-05-01", "what": "Liste", "data": "Adresses"}
    assert browser.post(address(world, "incident_add"), given).status_code == 422


def test_who_is_in_charge_is_named_to_everybody(browser: Client, world: World, dame: Party) -> None:
    given = {"privacy_name": "Ana Roy, direction", "privacy_email": "ana@rjs.example"}
    browser.post(address(world, "privacy_in_charge"), given)
    assert "Ana Roy, direction" in Client().get(own(dame)).content.decode()

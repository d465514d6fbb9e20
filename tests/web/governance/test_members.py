"""Members: who is one on a day, how each stands, fees of one and of many, the rule."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from jalon.network.actions.membership import admit, record_fee, relate, set_rule
from jalon.network.actions.networks import change_settings
from jalon.network.actions.parties import create_party
from jalon.network.actions.regions import add_region
from jalon.network.choices import Tie
from jalon.network.models import Membership, Network, Party
from tests.web.governance.conftest import BASE
from tests.web.governance.test_bodies import words

pytestmark = [pytest.mark.django_db, pytest.mark.now("2026-06-01T10:00")]
MEMBERS = f"{BASE}membres/"


def house(network: Network, name: str) -> Party:
    return create_party(network=network, name=name, kind="organisation", actor="test")


def member(network: Network, name: str, **values: Any) -> Membership:
    return admit(party=house(network, name), actor="test", **({"starts": date(2024, 1, 1)} | values))


@pytest.fixture
def fees(network: Network) -> None:
    set_rule(network=network, fees=True, grace_days=90, categories=["régulier"], actor="test")


def listed(client: Client, asked: str = "") -> list[str]:
    """The names of the list, in order."""
    return [row.name for row in client.get(f"{MEMBERS}{asked}").context["found"].rows]


# The list ----------------------------------------------------------------------------------------------------
def test_the_list_says_who_was_a_member_on_a_day(signed_in: Client, network: Network) -> None:
    member(network, "Maison A", ends=date(2025, 6, 30))
    member(network, "Maison B", starts=date(2026, 1, 1))
    lists = [listed(signed_in, asked) for asked in ("?au=2025-06-30", "?au=2025-07-01", "")]
    assert lists == [["Maison A"], [], ["Maison B"]]


def test_those_who_were_members_are_found(signed_in: Client, network: Network) -> None:
    member(network, "Maison A", ends=date(2025, 6, 30))
    page = signed_in.get(f"{MEMBERS}?statut=ended")
    assert "Maison A N'est plus membre jusqu'au 30 juin 2025" in words(page).replace("’", "'")


def test_a_late_fee_is_said(signed_in: Client, network: Network, fees: None) -> None:
    record_fee(membership=member(network, "A"), starts=date(2026, 4, 1), ends=date(2027, 3, 31), actor="test")
    said = words(signed_in.get(MEMBERS))
    assert "La cotisation de 1 membre est en retard" in said
    assert "Non payée" in said


def test_the_list_is_narrowed_to_a_category_and_words(signed_in: Client, network: Network) -> None:
    for name, category in (("Maison A", "régulier"), ("Maison B", "allié"), ("Atelier", "régulier")):
        member(network, name, category=category)
    assert listed(signed_in, "?categorie=régulier&texte=MAISON") == ["Maison A"]


def test_the_list_is_narrowed_to_fees_that_are_due(signed_in: Client, network: Network, fees: None) -> None:
    for name, paid in (("A", date(2026, 4, 2)), ("B", None)):
        record_fee(
            membership=member(network, name), starts=date(2026, 4, 1), ends=date(2027, 3, 31), paid_on=paid, actor="t"
        )
    assert listed(signed_in, "?cotisation=due") == ["B"]


def test_people_stand_as_their_organisation_does(signed_in: Client, network: Network, rose: Party) -> None:
    held = member(network, "Maison A")
    relate(party=rose, organisation=held.party, kind=Tie.WORKS_FOR, actor="test")
    assert "Rose Tremblay En règle Maison A" in words(signed_in.get(f"{MEMBERS}?qui=personnes"))


def test_the_queries_of_the_list_do_not_grow_with_it(
    signed_in: Client, network: Network, fees: None, django_assert_num_queries: Any
) -> None:
    for at in range(8):
        record_fee(membership=member(network, f"M{at}"), starts=date(2026, 4, 1), ends=date(2027, 3, 31), actor="t")
    signed_in.get(MEMBERS)
    with django_assert_num_queries(10):
        signed_in.get(MEMBERS)


def test_the_list_is_not_for_readers(reading_client: Client) -> None:
    assert reading_client.get(MEMBERS).status_code == 403


# Coming and going --------------------------------------------------------------------------------------------
def test_an_organisation_is_admitted(signed_in: Client, network: Network) -> None:
    given = {"name": "Les Jardins", "kind": "organisation", "category": "régulier", "starts": "2026-05-01"}
    signed_in.post(f"{MEMBERS}admettre/", given)
    made = network.memberships.get()
    assert (made.party.kind, made.category, made.starts) == ("organisation", "régulier", date(2026, 5, 1))


def test_a_membership_to_come_is_said_to_come(signed_in: Client, network: Network) -> None:
    given = {"name": "Les Jardins", "kind": "organisation", "starts": "2026-07-01"}
    page = words(signed_in.post(f"{MEMBERS}admettre/", given, follow=True))
    assert "à partir du 1er juillet 2026" in page
    assert "depuis le 1er" not in page


def test_a_person_is_admitted(signed_in: Client, network: Network) -> None:
    signed_in.post(f"{MEMBERS}admettre/", {"name": "Les Roy", "kind": "person"})
    assert network.memberships.get().party.kind == "person"


def test_somebody_is_admitted_once(signed_in: Client, network: Network) -> None:
    member(network, "Maison A")
    answer = signed_in.post(f"{MEMBERS}admettre/", {"name": "Maison A", "kind": "organisation"})
    assert answer.status_code == 422
    assert "Maison A est déjà membre à ces dates" in words(answer)


def test_a_membership_is_ended_with_its_reason(signed_in: Client, network: Network) -> None:
    held = member(network, "A")
    signed_in.post(f"{MEMBERS}{held.pk}/", {"geste": "terminer", "ends": "2026-03-31", "reason": "Fermeture"})
    held.refresh_from_db()
    assert (held.ends, held.reason) == (date(2026, 3, 31), "Fermeture")


def test_a_membership_is_corrected(signed_in: Client, network: Network) -> None:
    held = member(network, "A")
    signed_in.post(f"{MEMBERS}{held.pk}/", {"geste": "corriger", "category": " allié ", "starts": "2023-01-01"})
    held.refresh_from_db()
    assert (held.category, held.starts) == ("allié", date(2023, 1, 1))


def test_a_membership_written_by_mistake_is_taken_back(signed_in: Client, network: Network) -> None:
    signed_in.post(f"{MEMBERS}{member(network, 'A').pk}/", {"geste": "retirer"})
    assert not network.memberships.exists()


# Fees --------------------------------------------------------------------------------------------------------
def test_the_fee_of_one_is_paid(signed_in: Client, network: Network, fees: None) -> None:
    held = member(network, "A")
    given = {"geste": "cotisation", "year": "2026", "state": "payee", "paid_on": "2026-05-02", "amount": "25.50"}
    page = signed_in.post(f"{MEMBERS}{held.pk}/", given, follow=True)
    assert "Payée le 2 mai 2026 25,50 $" in words(page)


def test_the_year_of_a_fee_is_that_of_the_network(signed_in: Client, network: Network, fees: None) -> None:
    change_settings(network=network, fiscal_year_start=4, actor="test")
    held = member(network, "A")
    signed_in.post(f"{MEMBERS}{held.pk}/", {"geste": "cotisation", "year": "2026", "state": "demandee"})
    fee = held.fees.get()
    assert (fee.starts, fee.ends, fee.paid_on) == (date(2026, 4, 1), date(2027, 3, 31), None)


def test_the_fees_of_those_ticked_are_paid_at_once(signed_in: Client, network: Network, fees: None) -> None:
    held = [member(network, name) for name in "ABC"]
    given = {"cible": [str(one.pk) for one in held[:2]], "year": "2026", "state": "payee", "paid_on": "2026-05-02"}
    signed_in.post(f"{MEMBERS}cotisations/", given)
    assert [one.fees.filter(paid_on=date(2026, 5, 2)).exists() for one in held] == [True, True, False]


def test_the_fees_of_all_that_the_list_holds_are_waived(signed_in: Client, network: Network, fees: None) -> None:
    held = [member(network, name, category=kind) for name, kind in (("A", "allié"), ("B", "régulier"))]
    signed_in.post(
        f"{MEMBERS}cotisations/", {"tous": "1", "liste": "categorie=alli%C3%A9", "year": "2026", "state": "exemptee"}
    )
    assert [one.fees.filter(waived=True).exists() for one in held] == [True, False]


def test_an_amount_that_is_not_said_again_stays(signed_in: Client, network: Network, fees: None) -> None:
    held = member(network, "A")
    record_fee(membership=held, starts=date(2026, 1, 1), ends=date(2026, 12, 31), amount=50, actor="test")  # type: ignore[arg-type]
    signed_in.post(f"{MEMBERS}{held.pk}/", {"geste": "cotisation", "year": "2026", "state": "payee"})
    assert (held.fees.get().amount, held.fees.get().paid_on) == (50, date(2026, 6, 1))


def test_nobody_ticked_is_said(signed_in: Client, network: Network, fees: None) -> None:
    member(network, "A")
    answer = signed_in.post(f"{MEMBERS}cotisations/", {"year": "2026", "state": "payee"})
    assert answer.status_code == 422
    assert "Cochez les membres dont c'est la cotisation." in words(answer).replace("’", "'")


# The rule ----------------------------------------------------------------------------------------------------
def test_the_rule_is_kept(signed_in: Client, network: Network) -> None:
    given = {"fees": "on", "grace_days": "30", "categories": "régulier\n\nallié\nrégulier"}
    signed_in.post(f"{MEMBERS}regle/", given)
    rule = network.membership_rule
    assert (rule.fees, rule.grace_days, rule.categories) == (True, 30, ["régulier", "allié"])


def test_without_fees_none_is_spoken_of(signed_in: Client, network: Network) -> None:
    member(network, "A")
    assert "otisation" not in words(signed_in.get(MEMBERS)).replace("Cotisations et catégories", "")


def test_a_member_is_admitted_with_her_region(signed_in: Client, network: Network) -> None:
    estrie = add_region(network=network, name="Estrie", actor="test")
    signed_in.post(f"{MEMBERS}admettre/", {"name": "Les Jardins", "kind": "organisation", "region": estrie.pk})
    assert network.memberships.get().party.region == estrie


# Words of the forms ------------------------------------------------------------------------------------------
def test_a_form_that_adds_asks_its_question_once_and_may_add_nothing(signed_in: Client, network: Network) -> None:
    page = words(signed_in.get(f"{MEMBERS}admettre/"))
    assert page.count("Qui devient membre?") == 1
    assert "Ne rien ajouter" in page
    assert "Laisser tel quel" not in page


def test_what_is_kept_is_said_whatever_the_name_begins_with(signed_in: Client, network: Network) -> None:
    given = {"name": "Atelier du Canal", "kind": "organisation"}
    assert "Adhésion enregistrée : Atelier du Canal." in words(
        signed_in.post(f"{MEMBERS}admettre/", given, follow=True)
    )

"""Lists of members brought in and taken away; addresses, ties and memberships on the page of somebody."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from jalon.accounts.models import User
from jalon.history.models import Entry
from jalon.network.actions.membership import admit, record_fee, relate
from jalon.network.actions.parties import create_party
from jalon.network.actions.regions import adopt_quebec
from jalon.network.choices import Tie
from jalon.network.importing.roles import role_of_heading
from jalon.network.models import DataAccess, DirectoryDraft, Network, Party
from jalon.web.parties.list_words import ROLES
from tests.web.test_parties import fields

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
BASE = "/reseaux/rjs/personnes/"
LIST = "Organisme\tContact\tCourriel\tMembre depuis\tLits\n" + "".join(
    f"Maison {name}\tLuc {name}\tinfo{at}@maison.org\t2019\t{at}\n"
    for at, name in enumerate(("Bleue", "Verte", "Rose"))
)


def party(network: Network, name: str, **values: Any) -> Party:
    return create_party(network=network, name=name, actor="test", **values)


def given(client: Client, text: str = LIST) -> str:
    """The address of a list that was pasted."""
    answer = client.post(f"{BASE}importer/", {"rows": text})
    assert answer.status_code == 302
    return str(answer["Location"])


def told(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def columns(draft: DirectoryDraft) -> dict[str, str]:
    return {f"role-{at}": role for at, role in enumerate(draft.roles)}


def brought_in(client: Client, text: str = LIST) -> DirectoryDraft:
    """A list followed to its end, as proposed."""
    base = given(client, text)
    seen = client.get(f"{base}apercu/").context["seen"]
    rows = [str(row.at) for row in client.get(f"{base}apercu/").context["rows"]]
    answer = client.post(f"{base}apercu/", {"op": "import", "seen": seen, "row": rows, "take": rows})
    assert answer["Location"] == f"{base}fait/"
    return DirectoryDraft.objects.latest("id")


def test_columns_are_shown_with_what_they_likely_hold(signed_in: Client) -> None:
    page = told(signed_in, given(signed_in))
    assert '<option value="organisation" selected>' in page
    assert "Maison Bleue" in page


def test_another_row_may_hold_the_headings(signed_in: Client) -> None:
    base = given(signed_in)
    signed_in.post(base, {"header": "-1"})
    assert DirectoryDraft.objects.get().header == -1


def test_the_columns_a_person_says_are_those_read(signed_in: Client) -> None:
    base = given(signed_in)
    draft = DirectoryDraft.objects.get()
    answer = signed_in.post(base, columns(draft) | {"role-4": "nothing"})
    assert answer["Location"] == f"{base}apercu/"
    assert "Lits" not in told(signed_in, f"{base}apercu/")


def test_memberships_are_shown_before_they_are_made(signed_in: Client) -> None:
    assert "1er\u00a0janvier 2019" in told(signed_in, f"{given(signed_in)}apercu/")


def test_nothing_is_written_before_she_says_so(network: Network, signed_in: Client) -> None:
    told(signed_in, f"{given(signed_in)}apercu/")
    assert not network.parties.filter(name__startswith="Maison").exists()


def test_a_list_is_brought_in_and_taken_back(network: Network, signed_in: Client) -> None:
    before = network.parties.count()
    draft = brought_in(signed_in)
    assert network.parties.get(name="Maison Rose").notes == "Lits\u00a0: 2"
    assert "6</strong> personnes et organismes" in told(signed_in, f"{BASE}importer/{draft.pk}/fait/")
    signed_in.post(f"{BASE}importer/{draft.pk}/annuler/")
    assert network.parties.count() == before


def test_what_was_changed_since_is_said(network: Network, signed_in: Client) -> None:
    draft = brought_in(signed_in)
    relate(
        party=network.parties.get(name="Luc Rose"),
        organisation=network.parties.get(name="Maison Bleue"),
        kind=Tie.REPRESENTS,
        actor="test",
    )
    answer = signed_in.post(f"{BASE}importer/{draft.pk}/annuler/", follow=True)
    assert "modifié depuis" in answer.content.decode()


def test_a_row_that_is_not_ticked_stays_out(network: Network, signed_in: Client) -> None:
    base = given(signed_in)
    seen = signed_in.get(f"{base}apercu/").context["seen"]
    signed_in.post(f"{base}apercu/", {"op": "import", "seen": seen, "row": ["1", "2", "3"], "take": ["1"]})
    assert network.parties.filter(name__startswith="Maison").count() == 1


def test_somebody_alike_is_merged_when_she_says_so(network: Network, signed_in: Client) -> None:
    known = party(network, "Lucie Tremblay-Roy", kind="person")
    base = given(signed_in, "Nom complet\tTéléphone\nLucie Tremblay\t514 555-0123")
    page = signed_in.get(f"{base}apercu/")
    assert "est peut-être" in page.content.decode()
    choice = {"op": "import", "seen": page.context["seen"], "row": "1", "take": "1", "act:lucie tremblay": "fill"}
    signed_in.post(f"{base}apercu/", choice)
    known.refresh_from_db()
    assert known.phone == "514 555-0123"


def test_a_directory_that_changed_is_shown_again(network: Network, signed_in: Client) -> None:
    base = given(signed_in)
    seen = signed_in.get(f"{base}apercu/").context["seen"]
    party(network, "Maison Bleue", kind="organisation")
    answer = signed_in.post(f"{base}apercu/", {"op": "import", "seen": seen, "row": "1", "take": "1"})
    assert (answer.status_code, "entre-temps" in answer.content.decode()) == (409, True)


def test_a_file_is_read(signed_in: Client) -> None:
    file = SimpleUploadedFile("membres.csv", LIST.replace("\t", ";").encode("cp1252"))
    answer = signed_in.post(f"{BASE}importer/", {"file": file})
    assert answer.status_code == 302
    assert DirectoryDraft.objects.get().roles[:4] == ["organisation", "person", "email", "since"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("membres.xlsx", b"PK\x03\x04" + b"\0" * 60, "abîmé"),
        ("membres.csv", b"", "pas de texte"),
        ("lettre.txt", "Bonjour à toutes.".encode(), "pas de liste"),
        ("membres.csv", b"a;b\n" * 2100, "au plus"),
        ("membres.csv", b"a;b\n" * 100_000, "trop longue"),
    ],
)
def test_what_cannot_be_read_is_said(signed_in: Client, name: str, data: bytes, words: str) -> None:
    answer = signed_in.post(f"{BASE}importer/", {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not DirectoryDraft.objects.exists()


def test_rows_that_are_none_are_said(signed_in: Client) -> None:
    answer = signed_in.post(f"{BASE}importer/", {"rows": " \n "})
    assert (answer.status_code, "pas de liste" in answer.content.decode()) == (422, True)


def test_a_list_is_of_her_who_gave_it(network: Network, signed_in: Client, reader: User) -> None:
    base = given(signed_in)
    DirectoryDraft.objects.update(author=reader)
    assert signed_in.get(base).status_code == 404


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_headings_we_write_are_read_as_what_they_are(language: str) -> None:
    with translation.override(language):
        wrong = {role for role, word in ROLES.items() if role_of_heading(str(word)) not in {role, None}}
        told = {role for role, word in ROLES.items() if role_of_heading(str(word)) is None}
    assert (wrong, told) == (set(), {"nothing"})


def filled(network: Network) -> None:
    """A directory with one of everything."""
    adopt_quebec(network=network, actor="test")
    house = party(
        network,
        "Maison Bleue",
        kind="organisation",
        sigle="MB",
        email="info@maison.org",
        phone="+33 1 23 45 67 89",
        address="12, rue Roy\nLaval",
        website="https://maison.org",
        region=network.regions.get(name="Laval"),
        language="fr",
        notes="=1+1\nLits : 12",
    )
    rose = party(network, "Rose Dubé", kind="person", email="rose@maison.org", phone="514 555-0123, poste 4")
    party(network, "Conseil d’administration", kind="body")
    lead = party(network, "Tom Roy", kind="person", region=network.regions.get(name="Estrie"), notes="Le soir")
    relate(party=rose, organisation=house, kind=Tie.WORKS_FOR, title="Direction", main=True, actor="test")
    relate(party=lead, organisation=house, kind=Tie.REPRESENTS, actor="test")
    kept = admit(party=house, category="Régulier", starts=date(2019, 4, 1), actor="test")
    first, last = date(2025, 4, 1), date(2026, 3, 31)
    record_fee(membership=kept, starts=first, ends=last, paid_on=date(2025, 3, 20), actor="test")


@pytest.mark.parametrize("fmt", ["csv", "xlsx"])
def test_what_is_taken_away_comes_back_as_it_was(network: Network, signed_in: Client, fmt: str) -> None:
    filled(network)
    content = signed_in.post(f"{BASE}exporter/{fmt}/").content
    base = signed_in.post(f"{BASE}importer/", {"file": SimpleUploadedFile(f"membres.{fmt}", content)})["Location"]
    page = signed_in.get(f"{base}apercu/")
    assert page.context["counts"]["same"] == page.context["total"] > 3
    last = Entry.objects.latest("id").pk
    signed_in.post(f"{base}apercu/", {"op": "import", "seen": page.context["seen"]})
    assert not Entry.objects.filter(pk__gt=last).exists()


def test_no_cell_of_a_csv_is_a_formula(network: Network, signed_in: Client) -> None:
    filled(network)
    lines = signed_in.post(f"{BASE}exporter/csv/").content.decode("utf-8-sig")
    assert ",=1+1" not in lines
    assert "'+33 1" in lines


def test_who_took_everybody_away_is_kept(network: Network, signed_in: Client) -> None:
    signed_in.post(f"{BASE}exporter/xlsx/")
    assert DataAccess.objects.get(how="export").party is None


def test_the_list_costs_as_much_whatever_its_length(
    network: Network, signed_in: Client, django_assert_num_queries: Any
) -> None:
    signed_in.get(BASE)
    with django_assert_num_queries(7):
        signed_in.get(BASE)
    for at in range(30):
        house = party(network, f"Maison {at}", kind="organisation")
        relate(party=party(network, f"Luc {at}", kind="person"), organisation=house, kind=Tie.WORKS_FOR, actor="test")
    with django_assert_num_queries(7):
        signed_in.get(BASE)


def test_all_that_is_known_of_somebody_is_changed(network: Network, signed_in: Client) -> None:
    adopt_quebec(network=network, actor="test")
    house, laval = party(network, "Maison", kind="organisation"), network.regions.get(name="Laval")
    more = {"channel": "phone", "address": "12, rue Roy\r\nLaval", "website": "maison.org", "region": str(laval.pk)}
    shown = {f"initial-{name}": "" for name in (*more, "notes")}
    answer = signed_in.post(f"{BASE}{house.pk}/modifier/", fields(house) | shown | more)
    house.refresh_from_db()
    assert answer.status_code == 302
    assert (house.channel, house.address, house.website, house.region) == (
        "phone",
        "12, rue Roy\nLaval",
        "https://maison.org",
        laval,
    )


def test_people_are_tied_to_an_organisation_from_its_page(network: Network, signed_in: Client) -> None:
    house, rose = party(network, "Maison", kind="organisation"), party(network, "Rose Dubé", kind="person")
    values = {"other": str(rose.pk), "kind": "represents", "title": "Présidence", "starts": "2024-01-01", "main": "on"}
    signed_in.post(f"{BASE}{house.pk}/liens/", values)
    page = told(signed_in, f"{BASE}{house.pk}/")
    assert all(words in page for words in ("Rose Dubé", "Présidence", "à qui écrire d’abord"))
    assert "Maison" in told(signed_in, f"{BASE}{rose.pk}/")


def test_a_tie_ends(network: Network, signed_in: Client) -> None:
    house, rose = party(network, "Maison", kind="organisation"), party(network, "Rose Dubé", kind="person")
    tie = relate(party=rose, organisation=house, kind=Tie.WORKS_FOR, actor="test")
    signed_in.post(f"{BASE}{rose.pk}/liens/{tie.pk}/", {"kind": "works_for", "ends": "2020-01-01"})
    assert "terminé" in told(signed_in, f"{BASE}{house.pk}/")


def test_a_tie_cannot_end_before_it_begins(network: Network, signed_in: Client) -> None:
    house, rose = party(network, "Maison", kind="organisation"), party(network, "Rose Dubé", kind="person")
    values = {"other": str(house.pk), "kind": "works_for", "starts": "2024-01-01", "ends": "2023-01-01"}
    assert signed_in.post(f"{BASE}{rose.pk}/liens/", values).status_code == 422
    assert not house.people.exists()


def test_a_tie_made_by_mistake_goes(network: Network, signed_in: Client) -> None:
    house, rose = party(network, "Maison", kind="organisation"), party(network, "Rose Dubé", kind="person")
    tie = relate(party=rose, organisation=house, kind=Tie.WORKS_FOR, actor="test")
    signed_in.post(f"{BASE}{rose.pk}/liens/{tie.pk}/retirer/")
    assert not house.people.exists()


def test_a_membership_says_its_standing(network: Network, signed_in: Client) -> None:
    house = party(network, "Maison", kind="organisation")
    admit(party=house, category="Régulier", starts=date(2020, 1, 1), actor="test")
    page = told(signed_in, f"{BASE}{house.pk}/")
    assert "en règle" in page
    assert "Régulier" in page

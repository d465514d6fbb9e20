"""What is kept of a person: all of it found, all of it gone."""

from __future__ import annotations

import json
from datetime import date

import pytest

from jalon.accounts.models import User
from jalon.exchange.belonging import kept_tables, rows_of
from jalon.exchange.people.erasing import ERASED, erase_person
from jalon.exchange.people.held import copy_of, held_of, person_of
from jalon.exchange.rows import lines_of
from jalon.history.models import Entry
from jalon.membership.actions.asks import keep_answer, open_ask
from jalon.membership.actions.contacts import log_contact
from jalon.membership.choices import AnswerChannel, AnswerKind, ContactChannel
from jalon.network.actions.directory_drafts import create_list
from jalon.network.actions.governance import add_seat, form_body, give_seat
from jalon.network.actions.membership import admit, end_membership, relate
from jalon.network.actions.merging import merge
from jalon.network.actions.parties import change_party, create_party
from jalon.network.actions.privacy import ask_about_oneself
from jalon.network.choices import BodyKind, PersonAsk, Tie
from jalon.network.errors import AccessRefused
from jalon.network.importing.tables import pasted
from jalon.network.models import DirectoryDraft, Network, Party
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.assignments import assign
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel
from jalon.plans.models import Plan, Taught
from jalon.plans.rules.public import Reader
from jalon.reports.actions.prints import make_file, print_bilan_as
from jalon.reports.choices import Choices, Format
from jalon.reports.models import PrintedBilan
from jalon.wording.catalogue import catalogue
from tests.conftest import draft_of, node, proposal_of

NAME, MAIL, PHONE = "Rosalie Dubé-Lachance", "rosalie@jardins.example", "418 555-0199"
DAY = date(2026, 6, 1)
pytestmark = pytest.mark.now("2026-06-01T10:00")


@pytest.fixture
def rosalie(network: Network) -> Party:
    made = create_party(network=network, name=NAME, actor="test", kind="person", email=MAIL, phone=PHONE)
    return change_party(party=made, changes={"phone": (PHONE, "418 555-0100")}, actor="test")


@pytest.fixture
def plan(network: Network, coordinator: User, rosalie: Party) -> Plan:
    proposal = proposal_of(node("action", "Recenser", leads=[NAME, "Comité jardins"]))
    made = accept_draft(draft=draft_of(network, coordinator, proposal), actor=coordinator).plan
    assert made is not None
    assign(plan=made, targets=list(made.items.all()), person=rosalie, substitute=None, actor="test")
    note = f"Fait par R. Dubé-Lachance, à joindre à {MAIL}."
    report_progress(
        item=made.items.get(),
        content=ReportContent(status="done", note=note),
        actor=f"party:{rosalie.pk}",
        channel=ReportChannel.MAIL,
        on=DAY,
    )
    return made


@pytest.fixture
def printed(plan: Plan) -> PrintedBilan:
    choices = Choices(DAY, reader=Reader.BOARD, names=True, notes=True)
    kept = print_bilan_as(plan=plan, choices=choices, formats=[Format.JSON], actor="test")
    make_file.call(kept.files.get().pk)
    return kept


def everything(network: Network) -> str:
    """All rows of a network, but the documents she is named in as they were received."""
    kept = [model for model in kept_tables() if model._meta.label != "library.Reading"]
    return "".join(line.decode() for model in kept for line in lines_of(rows_of(model, network.pk)))


def test_all_that_speaks_of_her_is_found(network: Network, plan: Plan, rosalie: Party) -> None:
    body = form_body(party=create_party(network=network, name="CA", actor="test"), kind=BodyKind.BOARD, actor="test")
    give_seat(seat=add_seat(body=body, title="Présidence", actor="test"), holder=rosalie, actor="test")
    admit(party=rosalie, actor="test")
    found = {label for label, rows in held_of(person_of(rosalie)).items() if rows.exists()}
    assert found >= {
        "history.Entry",
        "network.Mandate",
        "network.Membership",
        "network.Party",
        "plans.Assignment",
        "plans.PlanLead",
        "plans.ProgressReport",
    }


def test_her_copy_is_json_line_by_line(plan: Plan, rosalie: Party) -> None:
    rows = [json.loads(line) for line in copy_of(person_of(rosalie))]
    assert {"table", "row"} == set(rows[0])
    assert any(row["row"].get("email") == MAIL for row in rows)


def test_another_s_rows_are_not_hers(network: Network, plan: Plan, rosalie: Party) -> None:
    other = create_party(network=network, name="Marc Roy", actor="test", email="marc@jardins.example")
    assert not held_of(person_of(other))["plans.ProgressReport"].exists()


def test_once_erased_nothing_says_who_she_was(
    network: Network, plan: Plan, rosalie: Party, printed: PrintedBilan
) -> None:
    alias = create_party(network=network, name="Rosalie D.-Lachance", actor="test", kind="person")
    merge(kept=rosalie, gone=alias, actor="test")
    erase_person(party=rosalie, actor="test")
    left = everything(network)
    assert [word for word in ("Dubé", "Lachance", MAIL, PHONE, "555-0100") if word in left] == []


def test_what_people_wrote_of_her_elsewhere_loses_her_name(network: Network, rosalie: Party) -> None:
    other = create_party(network=network, name="Maison", kind="organisation", actor="test")
    kept = admit(party=other, starts=DAY, actor="test")
    end_membership(membership=kept, ends=DAY, reason=f"Vu avec {NAME}", actor="test")
    relate(party=rosalie, organisation=other, kind=Tie.WORKS_FOR, title="Direction", actor="test")
    phone = ContactChannel.PHONE
    log_contact(party=other, on=DAY, channel=phone, theme="Suivi", note=f"Parlé à {NAME}", actor="test")
    ask = open_ask(network=network, title="Qui vient?", kind=AnswerKind.TEXT, opened=DAY, ticked=[other], actor="test")
    keep_answer(ask=ask, party=other, words=NAME, channel=AnswerChannel.GRID, on=DAY, actor="test")
    ask_about_oneself(party=rosalie, kind=PersonAsk.ERASURE, words=f"Effacez {NAME}")
    says = {"name": NAME}
    Taught.objects.create(network=network, kind="name", key=NAME.lower(), words=NAME, says=says, author="test")
    erase_person(party=rosalie, actor="test")
    left = everything(network)
    assert [word for word in ("Dubé", "Lachance", MAIL) if word in left] == []


def test_what_was_decided_and_done_stays(network: Network, plan: Plan, rosalie: Party) -> None:
    erase_person(party=rosalie, actor="test", reason="Elle l’a demandé")
    item, instead = plan.items.get(), catalogue(network.language).gettext(ERASED)
    assert (item.status, item.reports.count(), item.assignments.get().person_id) == ("done", 1, rosalie.pk)
    assert [lead.text for lead in item.leads.all()] == [instead, "Comité jardins"]
    assert Entry.objects.get(object_type="party", verb="erased").changes == {"reason": [None, "Elle l’a demandé"]}


def test_a_printed_bilan_says_that_it_lost_a_name(plan: Plan, rosalie: Party, printed: PrintedBilan) -> None:
    erase_person(party=rosalie, actor="test")
    printed.refresh_from_db()
    assert printed.redacted is not None
    make_file.call(printed.files.get().pk)
    stored = printed.files.get().stored
    assert stored is not None
    with stored.content.open() as content:
        assert "Lachance" not in json.dumps(json.loads(content.read()), ensure_ascii=False)


def test_a_printed_bilan_that_never_named_her_stays_as_it_was(
    network: Network, plan: Plan, printed: PrintedBilan
) -> None:
    other = create_party(network=network, name="Odile Sansregret", actor="test", kind="person")
    before = (printed.digest, printed.files.get().stored_id)
    erase_person(party=other, actor="test")
    printed.refresh_from_db()
    assert (printed.digest, printed.files.get().stored_id) == before
    assert printed.redacted is None


def test_her_account_goes_when_it_opens_nothing_else(network: Network, coordinator: User) -> None:
    user = User.objects.create_user("rosalie@ailleurs.example")
    party = create_party(network=network, name=NAME, actor="test", kind="person", user=user)
    erase_person(party=party, actor="test")
    assert not User.objects.filter(pk=user.pk).exists()


def test_the_last_coordination_is_not_erased(network: Network, coordinator: User) -> None:
    party = create_party(network=network, name=NAME, actor="test", kind="person", user=coordinator)
    with pytest.raises(AccessRefused) as refused:
        erase_person(party=party, actor="test")
    party.refresh_from_db()
    assert (refused.value.code, party.name, party.erased) == ("last_coordination", NAME, None)


def test_why_she_was_erased_is_kept(network: Network, rosalie: Party) -> None:
    erase_person(party=rosalie, actor="user:7", reason="Loi 25")
    entry = Entry.objects.get(verb="erased", object_type="party")
    assert (entry.network_id, entry.actor, entry.changes) == (network.pk, "user:7", {"reason": [None, "Loi 25"]})


def test_a_new_person_of_her_name_is_another(network: Network, rosalie: Party) -> None:
    erase_person(party=rosalie, actor="test")
    assert create_party(network=network, name=NAME, actor="test").pk != rosalie.pk


def test_the_notes_of_her_and_of_others_no_longer_say_her(network: Network, rosalie: Party) -> None:
    house = create_party(network=network, name="Maison", kind="organisation", notes=f"Demander {NAME}", actor="test")
    Party.objects.filter(pk=rosalie.pk).update(notes="Rappeler le soir")
    erase_person(party=rosalie, actor="test")
    assert NAME not in Party.objects.get(pk=house.pk).notes
    assert Party.objects.get(pk=rosalie.pk).notes == ""


def test_a_list_that_names_her_goes(network: Network, coordinator: User, rosalie: Party) -> None:
    for text in (f"Nom\tCourriel\n{NAME}\t{MAIL}", "Nom\tCourriel\nLuc Roy\tluc@jardins.example"):
        create_list(network=network, author=coordinator, sheets=pasted(text))
    erase_person(party=rosalie, actor="test")
    assert DirectoryDraft.objects.count() == 1

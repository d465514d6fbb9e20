"""A plan brought up to date from a file edited by hand, on its pages."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.network.actions.networks import grant_access
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.deciding import begin_update, decisions_of
from jalon.plans.actions.items import change_item
from jalon.plans.actions.life import close_plan
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel
from jalon.plans.models import ImportDraft, Plan, PlanItem
from jalon.plans.proposals import prepare
from jalon.plans.queries.updating import comparison_of
from jalon.web.reimport import views
from tests.conftest import draft_of, node, proposal_of
from tests.web.conftest import PLAN_TEXT, garden_proposal

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

Json = dict[str, Any]


def start_of(plan: Plan) -> str:
    return f"/reseaux/rjs/plans/{plan.pk}/mettre-a-jour/"


def actions_of(proposal: Json) -> list[Json]:
    actions: list[Json] = proposal["nodes"][0]["children"][0]["children"]
    return actions


def edited() -> Json:
    """The plan of the gardens after an hour in Word: a cell, a result, a row added, one taken out."""
    proposal = deepcopy(garden_proposal())
    actions = actions_of(proposal)
    actions[0] |= {"text": "Recenser les terrains", "schedule": "Hiver 2025"}
    actions[1] |= {"results": "En partie", "status": "partial"}
    actions.pop(2)
    actions.append(node("action", "Choisir les semences", leads=["Comité"]))
    return prepare(proposal)


def update_of(plan: Plan, author: User, proposal: Json) -> ImportDraft:
    draft = draft_of(plan.network, author, proposal, updates=plan)
    plan = Plan.objects.select_related("reading", "network").get(pk=plan.pk)
    return begin_update(draft=draft, plan=plan, comparison=comparison_of(draft, plan))


@pytest.fixture
def update(plan: Plan, coordinator: User) -> ImportDraft:
    return update_of(plan, coordinator, edited())


@pytest.fixture
def base(plan: Plan, update: ImportDraft) -> str:
    return f"{start_of(plan)}{update.pk}/"


def key_of(page: str, words: str) -> str:
    """The key of the first difference after these words."""
    after = page[page.index(words) :]
    return after[after.index('name="c.') + 8 :].partition('"')[0]


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_plan_leads_to_its_update(signed_in: Client, plan: Plan) -> None:
    assert start_of(plan) in text(signed_in, f"/reseaux/rjs/plans/{plan.pk}/")
    assert "modifié" in text(signed_in, start_of(plan))


def test_a_file_given_is_compared_with_the_plan(signed_in: Client, plan: Plan) -> None:
    response = signed_in.post(start_of(plan), {"file": SimpleUploadedFile("plan.txt", PLAN_TEXT.encode())})
    draft = ImportDraft.objects.get(updates=plan)
    assert response["Location"] == f"{start_of(plan)}{draft.pk}/"
    assert draft.decisions[0]["first"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04abc", b"\x00\x01\x02"])
def test_a_damaged_file_is_said_so_and_leaves_nothing(signed_in: Client, plan: Plan, content: bytes) -> None:
    response = signed_in.post(start_of(plan), {"file": SimpleUploadedFile("plan.docx", content)})
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not ImportDraft.objects.filter(reading=None).exists()


def test_a_file_without_a_plan_is_said_so(signed_in: Client, plan: Plan) -> None:
    response = signed_in.post(start_of(plan), {"file": SimpleUploadedFile("mot.txt", "Bonjour à vous".encode())})
    assert response.status_code == 422
    assert "aucun plan" in response.content.decode()


def test_too_many_files_are_refused(signed_in: Client, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "TIMES", 0)
    assert signed_in.post(start_of(plan), {"file": SimpleUploadedFile("a.txt", b"a")}).status_code == 429


def test_each_difference_shows_what_the_plan_and_the_file_say(signed_in: Client, base: str) -> None:
    page = text(signed_in, base)
    assert "<del>Automne 2024</del>" in page.replace("Automne</del> <del>", "Automne ")
    assert "Choisir les semences" in page
    assert "Inviter &lt;b&gt;tous" in page
    assert page.index("À vous de décider") < page.index("Changé dans le fichier")


def test_what_the_file_changed_alone_is_proposed_and_what_it_lost_is_asked(signed_in: Client, base: str) -> None:
    page = text(signed_in, base)
    assert page.count('value="accepted" checked') == 4
    removal = key_of(page, "1 ligne retirée")
    assert f'id="a-{removal}" name="c.{removal}" value="accepted">' in page
    assert f'id="r-{removal}" name="c.{removal}" value="refused">' in page


def test_what_is_accepted_enters_the_plan_and_news_stay(signed_in: Client, base: str, plan: Plan) -> None:
    item = plan.items.get(text="Recenser")
    report_progress(item=item, content=ReportContent(note="Fait à moitié"), actor="test", channel=ReportChannel.PAGE)
    response = signed_in.post(f"{base}appliquer/")
    assert response["Location"] == base
    item.refresh_from_db()
    assert (item.text, item.schedule, item.reports.count()) == ("Recenser les terrains", "Hiver 2025", 2)
    assert plan.items.standing().filter(text="Inviter <b>tous</b>").exists()
    page = text(signed_in, base)
    assert "2 cellules changées" in page
    assert "1 différence laissée" in page
    told = plan.items.get(text="Signer").reports.get()
    assert (told.status, told.note, told.channel) == ("partial", "En partie", ReportChannel.DOCUMENT)


def test_choices_of_a_page_are_kept(signed_in: Client, base: str, update: ImportDraft) -> None:
    page = text(signed_in, base)
    key, removal = key_of(page, "<del>Automne"), key_of(page, "1 ligne retirée")
    signed_in.post(f"{base}decider/", {f"c.{key}": "refused", f"c.{removal}": "accepted", "c.autre": "accepted"})
    update.refresh_from_db()
    chosen = decisions_of(update)
    assert (chosen[key], chosen[removal]) == ("refused", "accepted")
    assert "autre" not in chosen


def test_choices_sent_with_the_last_button_count(signed_in: Client, base: str, plan: Plan) -> None:
    removal = key_of(text(signed_in, base), "1 ligne retirée")
    signed_in.post(f"{base}appliquer/", {f"c.{removal}": "accepted"})
    assert not plan.items.standing().filter(text="Inviter <b>tous</b>").exists()


def test_a_whole_section_is_left(signed_in: Client, base: str, plan: Plan) -> None:
    signed_in.post(f"{base}decider/", {"tout": "file-refused"})
    signed_in.post(f"{base}appliquer/")
    assert plan.items.filter(text="Recenser").exists()
    assert "Le plan reste tel quel" in text(signed_in, base)


def test_a_choice_is_undone(signed_in: Client, base: str, update: ImportDraft) -> None:
    signed_in.post(f"{base}decider/", {"tout": "file-refused"})
    signed_in.post(f"{base}annuler/")
    signed_in.post(f"{base}annuler/")
    update.refresh_from_db()
    assert len(update.decisions) == 1


def test_a_choice_by_htmx_answers_with_the_tally(signed_in: Client, base: str) -> None:
    response = signed_in.post(f"{base}decider/", {"tout": "file-refused"}, headers={"hx-request": "true"})
    page = response.content.decode()
    assert page.strip().startswith('<div class="tally"')
    assert "4 laissées" in page


def test_both_sides_changed_is_asked_with_the_three_versions(
    signed_in: Client, plan: Plan, coordinator: User, update: ImportDraft, base: str
) -> None:
    item = plan.items.get(text="Recenser")
    change_item(item=item, changes={"schedule": ("Automne 2024", "Été 2025")}, actor="test")
    page = text(signed_in, base)
    assert "modifié des deux côtés" in page
    assert "Le fichier d’origine" in page
    signed_in.post(f"{base}appliquer/")
    item.refresh_from_db()
    assert item.schedule == "Été 2025"


def test_the_same_file_says_nothing_new(signed_in: Client, plan: Plan, coordinator: User) -> None:
    draft = update_of(plan, coordinator, garden_proposal())
    assert "ne dit rien de nouveau" in text(signed_in, f"{start_of(plan)}{draft.pk}/")


def test_another_plan_is_said_to_look_like_another(signed_in: Client, plan: Plan, coordinator: User) -> None:
    other = proposal_of(*[node("axis", f"Tout autre chose numéro {n}") for n in "ABCDE"])
    draft = update_of(plan, coordinator, other)
    assert "ressemble peu" in text(signed_in, f"{start_of(plan)}{draft.pk}/")
    response = signed_in.post(f"{start_of(plan)}{draft.pk}/quitter/")
    assert response["Location"] == f"/reseaux/rjs/importer/{draft.pk}/"
    assert ImportDraft.objects.get(pk=draft.pk).updates is None


def test_a_new_version_given_to_the_import_is_proposed_as_an_update(
    signed_in: Client, plan: Plan, coordinator: User
) -> None:
    draft = draft_of(plan.network, coordinator, edited())
    page = text(signed_in, f"/reseaux/rjs/importer/{draft.pk}/")
    choose = f"{start_of(plan)}{draft.pk}/choisir/"
    assert choose in page
    assert signed_in.post(choose)["Location"] == f"{start_of(plan)}{draft.pk}/"
    assert signed_in.post(f"/reseaux/rjs/importer/{draft.pk}/accepter/")["Location"] == f"{start_of(plan)}{draft.pk}/"
    assert f"{start_of(plan)}{draft.pk}/" in text(signed_in, "/reseaux/rjs/importer/")


def test_an_update_is_undone_as_a_whole(signed_in: Client, base: str, plan: Plan) -> None:
    before = rows_of(plan)
    reading = plan.reading_id
    signed_in.post(f"{base}decider/", {"tout": "ask-accepted"})
    signed_in.post(f"{base}appliquer/")
    assert rows_of(plan) != before
    assert "Annuler cette mise à jour" in text(signed_in, base)
    signed_in.post(f"{base}defaire/")
    assert rows_of(plan) == before
    plan.refresh_from_db()
    assert plan.reading_id == reading
    assert "Annuler cette mise à jour" not in text(signed_in, base)


def rows_of(plan: Plan) -> list[tuple[Any, ...]]:
    items = PlanItem.objects.filter(plan=plan).standing().order_by("path")
    return [(item.pk, item.text, item.schedule, item.results, item.status, item.node) for item in items]


def test_an_update_is_not_undone_over_what_came_since(signed_in: Client, base: str, plan: Plan) -> None:
    signed_in.post(f"{base}appliquer/")
    item = plan.items.get(text="Recenser les terrains")
    change_item(item=item, changes={"text": (item.text, "Recenser partout")}, actor="test")
    after = rows_of(plan)
    assert signed_in.post(f"{base}defaire/")["Location"] == base
    assert rows_of(plan) == after


def test_applied_twice_is_applied_once(signed_in: Client, base: str, plan: Plan) -> None:
    signed_in.post(f"{base}appliquer/")
    count = plan.items.count()
    signed_in.post(f"{base}appliquer/")
    assert signed_in.post(f"{base}decider/", {"tout": "file-refused"})["Location"] == base
    assert plan.items.count() == count


def test_a_file_is_given_up(signed_in: Client, base: str, plan: Plan) -> None:
    signed_in.post(f"{base}supprimer/")
    assert signed_in.get(base).status_code == 404
    assert plan.items.filter(text="Recenser").exists()


def test_a_closed_plan_says_so(signed_in: Client, base: str, plan: Plan) -> None:
    close_plan(plan=plan, on=plan.created.date(), actor="test")
    assert signed_in.get(start_of(plan)).status_code == signed_in.post(f"{base}appliquer/").status_code == 409
    assert plan.items.filter(text="Recenser").exists()


def test_nobody_else_sees_it(client: Client, base: str, network: Network, stranger: User) -> None:
    other = User.objects.create_user("autre@rjs.example", None)
    grant_access(network=network, user=other, role=Role.BOARD, actor="test")
    client.force_login(other)
    assert client.get(base).status_code == 404


def large(count: int) -> Json:
    lines = [node("action", f"Action numéro {n} du réseau", leads=["CA"], schedule="Hiver 2025") for n in range(count)]
    return proposal_of(node("axis", "Axe", *lines))


def test_a_large_plan_stays_usable(signed_in: Client, network: Network, coordinator: User) -> None:
    """A thousand rows all changed: a page of fifty, in as many queries as for one."""

    def cost(count: int) -> tuple[int, int]:
        plan = accept_draft(draft=draft_of(network, coordinator, large(count)), actor=coordinator).plan
        assert plan is not None
        proposal = deepcopy(large(count))
        for one in proposal["nodes"][0]["children"]:
            one["schedule"] = "Été 2026"
        draft = update_of(plan, coordinator, prepare(proposal))
        address = f"{start_of(plan)}{draft.pk}/"
        signed_in.get(address)
        with CaptureQueriesContext(connection) as captured:
            page = text(signed_in, address)
        return len(captured), page.count('class="diff diff-changed"')

    queries, shown = cost(1000)
    assert shown == 50
    assert queries == cost(3)[0] <= 15


# How the file was read

BULLETED = "Plan d'action 2024\n\nAxe 1 – Jardins\n\n- Recenser les terrains\n- Signer trois ententes\n"


def doubtful() -> Json:
    """A reading to check, with a doubt on a line and another way to read the file."""
    proposal = edited()
    actions_of(proposal)[0]["doubts"] = [{"code": "unread_schedule", "values": {"text": "Hiver 2025"}}]
    others = [{"what": "table", "counts": {"action": 2}, "score": 0.5}]
    return proposal | {"confidence": 0.6, "readings": others}


def test_how_sure_the_reading_is_comes_before_its_differences(signed_in: Client, plan: Plan, coordinator: User) -> None:
    draft = update_of(plan, coordinator, doubtful())
    page = text(signed_in, f"{start_of(plan)}{draft.pk}/")
    assert page.index("Lecture à vérifier") < page.index("update-section")
    assert "1 échéance" in page
    assert f"/importer/{draft.pk}/?doute=1#doutes" in page  # where it is settled
    assert f'action="{start_of(plan)}{draft.pk}/lecture/"' in page


def test_another_reading_is_compared_again_and_keeps_what_was_decided(
    signed_in: Client, plan: Plan, coordinator: User
) -> None:
    signed_in.post(start_of(plan), {"file": SimpleUploadedFile("plan.txt", BULLETED.encode())})
    draft = ImportDraft.objects.get(updates=plan, reading=None)
    address = f"{start_of(plan)}{draft.pk}/"
    comparison = comparison_of(draft, Plan.objects.select_related("reading", "network").get(pk=plan.pk))
    removed = next(one.key for one in comparison.differences if one.kind == "removed")
    signed_in.post(f"{address}decider/", {f"c.{removed}": "accepted"})
    signed_in.post(f"{address}lecture/", {"reading": "lines"})
    draft.refresh_from_db()
    assert draft.proposal["choices"]["reading"] == "lines"
    assert decisions_of(draft)[removed] == "accepted"


def test_a_reading_without_a_plan_changes_nothing(signed_in: Client, plan: Plan) -> None:
    signed_in.post(start_of(plan), {"file": SimpleUploadedFile("plan.txt", BULLETED.encode())})
    draft = ImportDraft.objects.get(updates=plan, reading=None)
    answer = signed_in.post(f"{start_of(plan)}{draft.pk}/lecture/", {"reading": "none"}, follow=True)
    assert "il n’y a pas de plan d’action" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.done == 0

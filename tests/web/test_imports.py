"""Import: from a file to a draft, its review, and the plan."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jalon.accounts.models import User
from jalon.network.models import Network
from jalon.plans.models import ImportDraft, Plan
from jalon.web.imports import views
from tests.conftest import draft_of, node, proposal_of
from tests.web.conftest import PLAN_TEXT

pytestmark = pytest.mark.django_db

START = "/reseaux/rjs/importer/"


@pytest.fixture
def base(draft: ImportDraft) -> str:
    return f"{START}{draft.pk}/"


def proposal(draft: ImportDraft) -> dict[str, object]:
    draft.refresh_from_db()
    return draft.proposal


def texts(draft: ImportDraft) -> list[str]:
    draft.refresh_from_db()
    return [child["text"] for child in draft.proposal["nodes"][0]["children"][0]["children"]]


def edit(client: Client, base: str, **values: str) -> int:
    return client.post(f"{base}modifier/", values).status_code


def test_a_file_becomes_a_draft_and_no_plan(signed_in: Client, network: Network) -> None:
    response = signed_in.post(START, {"file": SimpleUploadedFile("plan.txt", PLAN_TEXT.encode())})
    draft = ImportDraft.objects.get()
    assert response["Location"] == f"{START}{draft.pk}/"
    assert not Plan.objects.exists()


def test_a_file_that_cannot_be_read_leaves_no_draft(signed_in: Client, network: Network) -> None:
    response = signed_in.post(START, {"file": SimpleUploadedFile("plan.txt", b"")})
    assert response.status_code == 422
    assert not ImportDraft.objects.exists()


def test_too_many_imports_are_refused(signed_in: Client, network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "TIMES", 0)
    assert signed_in.post(START, {"file": SimpleUploadedFile("a.txt", b"a")}).status_code == 429


def test_drafts_wait_in_a_list(signed_in: Client, draft: ImportDraft) -> None:
    assert f"{START}{draft.pk}/" in signed_in.get(START).content.decode()


def test_the_list_of_drafts_costs_the_same_for_many(
    signed_in: Client, network: Network, coordinator: User, django_assert_max_num_queries: object
) -> None:
    for _number in range(20):
        draft_of(network, coordinator, proposal_of(node("action", "A")))
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        signed_in.get(START)


def test_the_review_escapes_what_the_document_says(signed_in: Client, base: str) -> None:
    page = signed_in.get(base).content.decode()
    assert "<b>tous</b>" not in page
    assert "Inviter &lt;b&gt;tous&lt;/b&gt;" in page


def test_a_value_shows_the_place_of_its_field(signed_in: Client, base: str) -> None:
    page = signed_in.get(base).content.decode()
    assert 'data-show="s1-1-2">Automne 2024<' in page
    assert 'id="s1-1-2"' in page


def test_a_cell_over_two_rows_is_shown_so(signed_in: Client, base: str) -> None:
    assert 'id="s1-2-1" rowspan="2"' in signed_in.get(base).content.decode()


def test_the_heading_of_the_document_names_its_column(signed_in: Client, base: str) -> None:
    assert "<dt>Qui</dt>" in signed_in.get(base).content.decode()


def test_a_line_is_corrected_without_javascript(signed_in: Client, draft: ImportDraft, base: str) -> None:
    assert "<textarea" in signed_in.get(f"{base}?modifier=n3").content.decode()
    edit(signed_in, base, op="correct", node="n3", text="Recenser les terrains", leads="CA\nComité", level="action")
    line = draft_node(draft, "n3")
    assert (line["text"], line["leads"]) == ("Recenser les terrains", ["CA", "Comité"])


def draft_node(draft: ImportDraft, identity: str) -> dict[str, object]:
    draft.refresh_from_db()
    stack = list(draft.proposal["nodes"])
    while stack:
        one = stack.pop()
        if one["id"] == identity:
            return dict(one)
        stack += one["children"]
    raise AssertionError(identity)


def test_a_line_break_cuts_a_line_in_two(signed_in: Client, draft: ImportDraft, base: str) -> None:
    edit(signed_in, base, op="correct", node="n3", text="Recenser\nles terrains\nvacants")
    assert texts(draft)[:3] == ["Recenser", "les terrains", "vacants"]


def test_a_form_with_several_changes_is_undone_at_once(signed_in: Client, draft: ImportDraft, base: str) -> None:
    before = proposal(draft)
    edit(signed_in, base, op="correct", node="n3", text="Un\nDeux", schedule="Été 2025", status="to_do")
    signed_in.post(f"{base}annuler/")
    assert proposal(draft) == before


def test_what_was_undone_is_redone(signed_in: Client, draft: ImportDraft, base: str) -> None:
    edit(signed_in, base, op="discard", node="n3")
    signed_in.post(f"{base}annuler/")
    signed_in.post(f"{base}refaire/")
    assert texts(draft) == ["Signer", "Inviter <b>tous</b>"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"op": "up", "node": "n4"}, ["Signer", "Recenser", "Inviter <b>tous</b>"]),
        ({"op": "down", "node": "n3"}, ["Signer", "Recenser", "Inviter <b>tous</b>"]),
        ({"op": "merge", "node": "n4"}, ["Recenser 2 Signer", "Inviter <b>tous</b>"]),
        ({"op": "discard", "node": "n4"}, ["Recenser", "Inviter <b>tous</b>"]),
    ],
)
def test_a_line_is_moved_joined_put_aside(
    signed_in: Client, draft: ImportDraft, base: str, values: dict[str, str], expected: list[str]
) -> None:
    edit(signed_in, base, **values)
    assert texts(draft) == expected


def test_a_line_put_aside_comes_back(signed_in: Client, draft: ImportDraft, base: str) -> None:
    edit(signed_in, base, op="discard", node="n4")
    assert "Remettre" in signed_in.get(base).content.decode()
    edit(signed_in, base, op="restore", node="n4")
    assert texts(draft) == ["Recenser", "Signer", "Inviter <b>tous</b>"]


def test_a_lost_text_becomes_a_line(signed_in: Client, draft: ImportDraft, base: str) -> None:
    edit(signed_in, base, op="place", text="u1", field="new:action", node="n2")
    assert texts(draft)[-1] == "Un mot égaré"
    assert "Chaque mot a trouvé sa place" in signed_in.get(base).content.decode()


def test_a_lost_text_goes_into_a_line(signed_in: Client, draft: ImportDraft, base: str) -> None:
    edit(signed_in, base, op="place", text="u1", field="leads", node="n3")
    assert draft_node(draft, "n3")["leads"] == ["Comité", "Un mot égaré"]


def test_doubts_are_walked_to_the_end(signed_in: Client, draft: ImportDraft, base: str) -> None:
    assert "Doute 1 de 2" in signed_in.get(f"{base}?doute=1").content.decode()
    answer = signed_in.post(f"{base}modifier/?doute=1", {"op": "settle", "node": "n4", "doubt": "0"}, follow=True)
    assert "Doute 2 de 2" in answer.content.decode()
    answer = signed_in.post(f"{base}modifier/?doute=1", {"op": "settle", "node": "n5", "doubt": "0"}, follow=True)
    page = answer.content.decode()
    assert "Tous les doutes sont réglés" in page
    assert "2 confirmés" in page


def test_a_correction_settles_the_doubt(signed_in: Client, draft: ImportDraft, base: str) -> None:
    edit(signed_in, base, op="correct", node="n5", schedule="Été 2025", settled="1")
    assert draft_node(draft, "n5")["doubts"] == []


def test_the_title_and_the_period_are_corrected(signed_in: Client, draft: ImportDraft, base: str) -> None:
    edit(signed_in, base, op="title", title="Plan 2024", starts="2024-07-01", ends="2025-06-30")
    assert (proposal(draft)["title"], proposal(draft)["period"]) == ("Plan 2024", "2024-07-01/2025-06-30")


@pytest.mark.parametrize(
    "values",
    [
        {"op": "nonsense"},
        {"op": "settle", "node": "n4", "doubt": "x"},
        {"op": "discard", "node": "n99"},
        {"op": "up", "node": "n3"},
        {"op": "place", "text": "u9", "field": "leads", "node": "n3"},
        {"op": "title", "title": "x", "starts": "2025-01-01", "ends": "2024-01-01"},
    ],
)
def test_what_makes_no_sense_changes_nothing(
    signed_in: Client, draft: ImportDraft, base: str, values: dict[str, str]
) -> None:
    before = proposal(draft)
    response = signed_in.post(f"{base}modifier/", values, follow=True)
    assert 'class="message message-error"' in response.content.decode()
    assert proposal(draft) == before


def test_htmx_receives_the_proposal_alone(signed_in: Client, base: str) -> None:
    answer = signed_in.post(f"{base}modifier/", {"op": "discard", "node": "n3"}, headers={"hx-request": "true"})
    page = answer.content.decode()
    assert page.strip().startswith("<section")
    assert "<html" not in page


def test_columns_are_given_another_role(signed_in: Client, network: Network) -> None:
    signed_in.post(START, {"file": SimpleUploadedFile("plan.txt", PLAN_TEXT.encode())})
    draft = ImportDraft.objects.get()
    columns = draft.proposal["layout"]["columns"]
    at = next(index for index, column in enumerate(columns) if column["role"] == "leads")
    signed_in.post(f"{START}{draft.pk}/lecture/", {f"role-{at}": "extra"})
    draft.refresh_from_db()
    assert draft.proposal["layout"]["columns"][at]["role"] == "extra"
    assert "Comité jardins" in str(draft.proposal["nodes"])


def test_a_role_that_does_not_exist_is_refused(signed_in: Client, draft: ImportDraft, base: str) -> None:
    before = proposal(draft)
    signed_in.post(f"{base}lecture/", {"role-0": "boss"})
    assert proposal(draft) == before


def test_accepting_makes_the_plan_once(signed_in: Client, base: str) -> None:
    first = signed_in.post(f"{base}accepter/")
    second = signed_in.post(f"{base}accepter/")
    assert first["Location"] == second["Location"] == f"/reseaux/rjs/plans/{Plan.objects.get().pk}/"


def test_an_accepted_draft_leads_to_its_plan(signed_in: Client, base: str, plan: Plan) -> None:
    assert signed_in.get(base)["Location"] == f"/reseaux/rjs/plans/{plan.pk}/"


def test_nothing_can_be_accepted_from_a_file_without_a_plan(
    signed_in: Client, network: Network, coordinator: User
) -> None:
    draft = draft_of(network, coordinator, proposal_of(kind="other"))
    response = signed_in.post(f"{START}{draft.pk}/accepter/", follow=True)
    assert "Il n’y a pas encore de plan dans ce document" in response.content.decode()
    assert not Plan.objects.exists()


def test_a_draft_is_deleted(signed_in: Client, draft: ImportDraft, base: str) -> None:
    response = signed_in.post(f"{base}supprimer/", follow=True)
    assert "est supprimé, avec son fichier" in response.content.decode()
    assert not ImportDraft.objects.exists()


def test_the_review_says_how_the_years_were_counted(signed_in: Client, network: Network) -> None:
    Network.objects.update(fiscal_year_start=4)
    signed_in.post(START, {"file": SimpleUploadedFile("plan.txt", f"Plan triennal 2024-2027\n\n{PLAN_TEXT}".encode())})
    draft = ImportDraft.objects.get()
    base = f"{START}{draft.pk}/"
    assert "2024-2027 est compté dans les années de votre réseau" in signed_in.get(base).content.decode()
    edit(signed_in, base, op="title", starts="2024-01-01", ends="2027-12-31")
    assert draft.proposal["period"] == "2024-04/2027-03"
    assert proposal(draft)["period"] == "2024-01-01/2027-12-31"
    assert "est compté dans les années" not in signed_in.get(base).content.decode()

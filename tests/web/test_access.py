"""Who sees what: every object through its network, and nothing changed by a GET."""

from __future__ import annotations

import pytest
from django.test import Client

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.network.actions.networks import create_network, grant_access
from jalon.plans.models import ImportDraft, Plan

pytestmark = pytest.mark.django_db


def pages_of(plan: Plan) -> list[str]:
    item = plan.items.get(text="Recenser")
    base = f"/reseaux/{plan.network.slug}"
    return [
        f"{base}/",
        f"{base}/plans/",
        f"{base}/plans/{plan.pk}/",
        f"{base}/plans/{plan.pk}/elements/{item.pk}/",
        f"{base}/lectures/{plan.reading_id}/",
        f"{base}/lectures/{plan.reading_id}/fichier/",
    ]


def statuses(client: Client, addresses: list[str]) -> list[int]:
    found = []
    for address in addresses:
        response = client.get(address)
        found.append(response.status_code)
        if response.streaming:  # read to its end, a file is closed; closing the answer would close the connection
            b"".join(response.streaming_content)
    return found


def test_a_reader_sees_the_plan(plan: Plan, reading_client: Client) -> None:
    assert statuses(reading_client, pages_of(plan)) == [200] * 6


def test_a_stranger_sees_nothing(plan: Plan, strange_client: Client) -> None:
    assert statuses(strange_client, pages_of(plan)) == [404] * 6


def test_who_is_not_signed_in_is_asked_to(plan: Plan, client: Client) -> None:
    answers = [client.get(page) for page in pages_of(plan)]
    assert all(answer.status_code == 302 and "/compte/login/" in answer["Location"] for answer in answers)


def test_another_networks_objects_are_not_there(plan: Plan, signed_in: Client, coordinator: User) -> None:
    other = create_network(name="Autre", slug="autre", actor="test")
    grant_access(network=other, user=coordinator, role=Role.COORDINATION, actor="test")
    moved = [page.replace("/rjs/", "/autre/") for page in pages_of(plan)[2:]]
    assert statuses(signed_in, moved) == [404] * 4


def test_a_draft_belongs_to_its_author_alone(draft: ImportDraft, client: Client) -> None:
    colleague = User.objects.create_user("autre@rjs.example", "un mot de passe long")
    grant_access(network=draft.network, user=colleague, role=Role.COORDINATION, actor="test")
    client.force_login(colleague)
    base = f"/reseaux/rjs/importer/{draft.pk}/"
    assert client.get(base).status_code == 404
    actions = ["modifier/", "lecture/", "annuler/", "refaire/", "accepter/", "supprimer/"]
    assert {client.post(base + action).status_code for action in actions} == {404}


def test_a_reader_may_not_import(reading_client: Client, network: object) -> None:
    response = reading_client.get("/reseaux/rjs/importer/")
    assert response.status_code == 403
    assert "Ceci relève de la coordination" in response.content.decode()


def test_a_reader_may_not_change_the_settings(reading_client: Client, network: object) -> None:
    assert reading_client.post("/reseaux/rjs/reglages/", {"name": "Autre"}).status_code == 403


def test_a_get_changes_nothing(draft: ImportDraft, signed_in: Client) -> None:
    base = f"/reseaux/rjs/importer/{draft.pk}/"
    actions = ["modifier/", "lecture/", "annuler/", "refaire/", "accepter/", "supprimer/"]
    assert {signed_in.get(base + action).status_code for action in actions} == {405}
    assert signed_in.get("/langue/").status_code == 405


def test_the_policy_allows_no_inline_code(plan: Plan, signed_in: Client) -> None:
    for page in [*pages_of(plan)[:5], "/essayer", "/reseaux/rjs/importer/", "/reseaux/rjs/reglages/"]:
        response = signed_in.get(page)
        assert "unsafe-inline" not in response["Content-Security-Policy"]
        text = response.content.decode()
        assert " style=" not in text
        assert "<style" not in text
        assert "<script>" not in text
        assert not [part for part in text.split("<")[1:] if " on" in part.split(">")[0] and "=" in part.split(" on")[1]]


def test_pages_ask_nothing_of_other_sites(plan: Plan, signed_in: Client) -> None:
    text = "".join(signed_in.get(page).content.decode() for page in pages_of(plan)[:5])
    assert 'src="http' not in text
    assert 'href="http' not in text


def test_a_form_from_elsewhere_is_refused(coordinator: User, draft: ImportDraft) -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "fr"})
    client.force_login(coordinator)
    response = client.post(f"/reseaux/rjs/importer/{draft.pk}/supprimer/")
    assert response.status_code == 403
    assert "Ce formulaire a expiré" in response.content.decode()
    assert ImportDraft.objects.filter(pk=draft.pk).exists()


def test_an_unknown_address_says_so_kindly(client: Client) -> None:
    response = client.get("/nulle-part/", headers={"accept-language": "fr"})
    assert response.status_code == 404
    assert "Il n’y a rien à cette adresse" in response.content.decode()


def test_a_mistake_of_ours_says_so_kindly(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_values: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("jalon.web.trying.views.UploadForm", broken)
    client = Client(raise_request_exception=False, headers={"accept-language": "fr"})
    response = client.get("/essayer")
    assert response.status_code == 500
    assert "Quelque chose s’est brisé" in response.content.decode()

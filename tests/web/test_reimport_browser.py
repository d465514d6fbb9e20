"""A plan brought up to date from a file, by hand in a browser: with scripts and without."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from jalon.accounts.models import User
from jalon.plans.actions.deciding import decisions_of
from jalon.plans.actions.items import change_item
from jalon.plans.models import ImportDraft, Plan
from tests.web.browser import context_for
from tests.web.test_reimport import edited, start_of, update_of

pytestmark = pytest.mark.django_db(transaction=True)

EDITED = """Plan d'action 2024-2027 des jardins
Objectifs\tMoyens\tResponsables\tÉchéancier\tRésultats attendus\tRésultats
Ouvrir des jardins\t1. Recenser\tComité\tHiver 2025\t\tRéalisé
"""


@pytest.fixture
def update(plan: Plan, coordinator: User) -> ImportDraft:
    return update_of(plan, coordinator, edited())


def conflict(plan: Plan) -> None:
    item = plan.items.get(text="Recenser")
    change_item(item=item, changes={"schedule": ("Automne 2024", "Été 2025")}, actor="test")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_file_is_given_looked_at_and_applied(
    chrome: Browser, live_server: Any, plan: Plan, cookies: Any, *, scripts: bool
) -> None:
    with context_for(chrome, scripts=scripts, cookies=cookies) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/reseaux/rjs/plans/{plan.pk}/")
        page.get_by_role("link", name="Mettre à jour depuis un fichier").click()
        file = {"name": "plan.txt", "mimeType": "text/plain", "buffer": EDITED.encode()}
        page.set_input_files("[type=file]", files=[file])  # type: ignore[list-item]  # a plain dictionary
        page.get_by_role("button", name="Comparer avec le plan").click()
        page.get_by_role("heading", name="Qu’est-ce qui a changé dans votre fichier?").wait_for()
        page.get_by_role("button", name="Mettre le plan à jour").click()
        page.get_by_role("link", name="Voir le plan").wait_for()
    assert plan.items.get(text="Recenser").schedule == "Hiver 2025"


def choose(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name).first.check()


def test_a_choice_is_kept_at_once_and_undone(
    chrome: Browser, live_server: Any, plan: Plan, update: ImportDraft, cookies: Any
) -> None:
    with context_for(chrome, cookies=cookies) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}{start_of(plan)}{update.pk}/")
        choose(page, "Garder dans le plan")
        page.get_by_text("1 laissée").wait_for()
        assert "refused" in decisions_of(ImportDraft.objects.get(pk=update.pk)).values()
        page.get_by_role("button", name="Annuler").click()
        page.get_by_text("1 attend votre réponse").wait_for()
    assert "refused" not in decisions_of(ImportDraft.objects.get(pk=update.pk)).values()


def test_choices_are_kept_without_scripts(
    chrome: Browser, live_server: Any, plan: Plan, update: ImportDraft, cookies: Any
) -> None:
    conflict(plan)
    with context_for(chrome, width=360, scripts=False, cookies=cookies) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}{start_of(plan)}{update.pk}/")
        choose(page, "Prendre les mots du fichier")
        with page.expect_navigation():
            page.get_by_role("button", name="Garder ces choix").click()
        expect(page.get_by_role("radio", name="Prendre les mots du fichier").first).to_be_checked()
        page.get_by_role("button", name="Mettre le plan à jour").click()
        page.get_by_role("button", name="Annuler cette mise à jour").click()
        page.get_by_text("La mise à jour est annulée").wait_for()
    assert plan.items.get(text="Recenser").schedule == "Été 2025"

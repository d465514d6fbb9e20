"""An instance in use, as version 0.1.0 kept it (`make.py` says what is in it), goes on with this version.

Its backup is SQLite's; on PostgreSQL the same rows are brought up to date, in tables as that version made them.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client, override_settings
from django.urls import reverse

from jalon.accounts.models import User
from jalon.cli.commands.migrate import bring_up_to_date
from jalon.health.models import Heartbeat
from jalon.history.models import Entry
from jalon.library.models import Reading
from jalon.network.models import Network
from jalon.plans.models import ImportDraft, Plan, PlanItem, ProgressReport
from tests.upgrade.databases import Settings, copy_of, drop, on, on_postgresql, sqlite

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.now("2026-11-30T10:00"),
]  # the day after the backup: reports follow one another

BACKUP = Path(__file__).parent / "0.1.0.zip"
CORRECTED = "Former les ateliers, corrigé à la main"
# What it held, counted in that version.
HELD = {Network: 1, Plan: 4, PlanItem: 150, ProgressReport: 68, Reading: 5, ImportDraft: 7, Entry: 55}


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Iterator[tuple[Path, Settings]]:
    """The backup put back and brought up to date by this version's `jalon migrate`, once: nothing writes there."""
    folder = tmp_path_factory.mktemp("upgraded")
    with zipfile.ZipFile(BACKUP) as archive:
        archive.extractall(folder)
    database, ours = sqlite(folder / "database"), connections["default"]
    if ours.vendor == "postgresql":
        database = on_postgresql(folder / "database", ours.settings_dict, django_db_blocker)
    with override_settings(STATIC_ROOT=folder / "static"), on(database, django_db_blocker):
        bring_up_to_date()
    yield folder, database
    drop(database, django_db_blocker)


@pytest.fixture
def instance(upgraded: tuple[Path, Settings], tmp_path: Path, django_db_blocker: Any) -> Iterator[Path]:
    """A copy of its database and files, for one test."""
    folder, database = upgraded
    shutil.copytree(folder / "files", tmp_path / "files")
    copy = copy_of(database, tmp_path / "database", django_db_blocker)
    with on(copy, django_db_blocker):
        yield tmp_path
    drop(copy, django_db_blocker)


@pytest.fixture
def plan(instance: Path) -> Plan:
    return Plan.objects.get(title__contains="triennal 2024-2027")


@pytest.fixture
def coordination(instance: Path) -> Client:
    client = Client(headers={"accept-language": "fr"})
    client.force_login(User.objects.get(email="coordination@rarcq.example"))
    return client


def page(client: Client, name: str, *arguments: object) -> str:
    answer = client.get(reverse(name, args=["rarcq", *arguments]))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_no_table_is_left_behind(instance: Path) -> None:
    call_command("migrate", check_unapplied=True, verbosity=0)
    assert set(Heartbeat.objects.values_list("part", "worked")) == {("worker", False), ("daily", False)}


def test_every_row_is_there(instance: Path) -> None:
    assert {model: model._base_manager.count() for model in HELD} == HELD


def test_people_sign_in_as_before(instance: Path, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    assert User.objects.get(email="coordination@rarcq.example").check_password("un mot de passe long")


def test_the_plan_says_its_news(coordination: Client, plan: Plan) -> None:
    shown = page(coordination, "plan", plan.pk)
    assert "Identifier au gouvernement" in shown
    first, second, third = plan.items.filter(kind="action")[:3]
    assert (first.status, second.percent, third.status) == ("in_progress", 60, "done")
    assert "Deux rencontres tenues" in page(coordination, "plan_item", plan.pk, first.pk)


def test_the_file_a_plan_came_from_is_shown(coordination: Client, plan: Plan) -> None:
    assert "Identifier au gouvernement" in page(coordination, "reading", plan.reading_id)


def test_news_goes_on(coordination: Client, plan: Plan) -> None:
    item = plan.items.filter(kind="action")[0]
    before = item.reports.count()
    sent = coordination.post(reverse("report", args=["rarcq", plan.pk, item.pk]), {"status": "done", "note": "Fini"})
    assert sent.status_code == 302
    item.refresh_from_db()
    assert item.status == "done"
    assert item.reports.count() == before + 1


def test_an_open_draft_is_taken_up_again(coordination: Client) -> None:
    draft = ImportDraft.objects.get(reading=None, updates=None)
    assert CORRECTED in page(coordination, "import_review", draft.pk)
    coordination.post(reverse("import_undo", args=["rarcq", draft.pk]))
    assert CORRECTED not in page(coordination, "import_review", draft.pk)
    coordination.post(reverse("import_redo", args=["rarcq", draft.pk]))
    coordination.post(reverse("import_accept", args=["rarcq", draft.pk]))
    draft.refresh_from_db()
    assert draft.plan is not None
    assert draft.plan.items.filter(text=CORRECTED).exists()


def test_a_file_half_decided_is_taken_up_again(coordination: Client, plan: Plan) -> None:
    draft = plan.updates.get()
    assert "Conseil d’administration" in page(coordination, "update_review", plan.pk, draft.pk).replace("&#x27;", "’")
    sent = coordination.post(reverse("update_apply", args=["rarcq", plan.pk, draft.pk]))
    assert sent.status_code == 302
    changed = plan.items.get(pk=24)
    assert changed.schedule == "Hiver 2026"
    assert [lead.text for lead in changed.leads.all()] == ["Conseil d'administration"]


def test_what_was_decided_of_a_file_names_its_items_for_good(plan: Plan) -> None:
    item = plan.items.get(pk=24)
    keys = [key for step in plan.updates.get().decisions for key in step["keys"]]
    assert any(f":i{item.identity.hex}:" in key for key in keys)
    assert not [key for key in keys if re.search(r":i[0-9]{1,18}:", key)]


def test_what_was_kept_is_found(coordination: Client) -> None:
    found = coordination.get(reverse("search", args=["rarcq"]), {"q": "rencontres tenues"})
    assert "Deux rencontres tenues" in re.sub("</?mark>", "", found.content.decode())

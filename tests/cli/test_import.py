"""`jalon import`, `jalon demo`, `jalon daily`: what the command line does with networks."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.utils import timezone

from jalon.accounts.models import User
from jalon.cli.commands.demo import OF_A_HOST, only_for_trying, prepare
from jalon.cli.commands.reindex import index_what_never_was
from jalon.cli.main import main
from jalon.cli.messages import speak
from jalon.network.models import Network
from jalon.plans.models import ImportDraft, Plan, PlanItem
from jalon.samples import SAMPLES
from jalon.search.models import Findable
from tests.conftest import draft_of, proposal_of

SHEET = (
    "Objectifs\tMoyens\tÉchéancier\nAccueillir\tÉcrire un guide\tAutomne 2024\nAccueillir\tTenir une fête\tMai 2025\n"
)


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(SHEET, encoding="utf-8")
    return path


def run(*arguments: object, answer: str | None = None) -> Any:
    speak("fr")
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=answer)


def test_yes_keeps_the_plan(network: Network, coordinator: User, plan_file: Path) -> None:
    result = run("import", plan_file, "--network", "rjs", "--yes")
    assert result.exit_code == 0, result.output
    assert "Écrire un guide" in result.output
    assert sorted(item.text for item in PlanItem.objects.filter(kind="action")) == ["Tenir une fête", "Écrire un guide"]


@pytest.mark.parametrize("answer", ["n\n", None])
def test_without_a_yes_nothing_is_kept(
    network: Network, coordinator: User, plan_file: Path, answer: str | None
) -> None:
    run("import", plan_file, "--network", "rjs", answer=answer)
    assert not Plan.objects.exists()
    assert not ImportDraft.objects.exists()


def test_the_plan_is_kept_as_its_columns_were_said_to_be(network: Network, coordinator: User, plan_file: Path) -> None:
    run("import", plan_file, "--network", "rjs", "--yes", "--column", "Moyens=objective", "--column", "Objectifs=extra")
    kept = {item.text: item.kind for item in PlanItem.objects.all()}
    assert kept["Tenir une fête"] == "objective"


def test_an_unknown_network_is_said_with_those_there_are(network: Network, plan_file: Path) -> None:
    result = run("import", plan_file, "--network", "xyz", "--yes")
    assert result.exit_code == 1
    assert "rjs" in result.output


def test_a_reader_imports_nothing(network: Network, reader: User, plan_file: Path) -> None:
    result = run("import", plan_file, "--network", "rjs", "--as", reader.email, "--yes")
    assert result.exit_code == 1
    assert not Plan.objects.exists()


def test_a_file_nobody_can_read(network: Network, coordinator: User, tmp_path: Path) -> None:
    empty = tmp_path / "plan.docx"
    empty.touch()
    result = run("import", empty, "--network", "rjs", "--yes")
    assert result.exit_code == 2


@pytest.mark.django_db
def test_the_sample_network_comes_from_its_files() -> None:
    prepare(SAMPLES, "un mot de passe long")
    network = Network.objects.get()
    described = json.loads((SAMPLES / "network.json").read_text(encoding="utf-8"))
    assert network.readings.count() == len(described["files"])
    triennial = network.plans.get(title__startswith="Plan d'action triennal")
    kinds = triennial.items.values_list("kind", flat=True)
    assert (list(kinds).count("axis"), list(kinds).count("objective")) == (5, 14)
    statuses = list(triennial.items.filter(kind="action").values_list("status", flat=True))
    assert statuses.count("") > 25


@pytest.mark.django_db
def test_preparing_twice_changes_nothing() -> None:
    prepare(SAMPLES, "un mot de passe long")
    before = Plan.objects.count()
    prepare(SAMPLES, "un mot de passe long")
    assert Plan.objects.count() == before


def test_daily_deletes_what_expired(network: Network, coordinator: User) -> None:
    draft_of(network, coordinator, proposal_of(), expires=timezone.now() - timedelta(days=1))
    draft_of(network, coordinator, proposal_of())
    assert "brouillons échus supprimés\xa0: 1" in run("daily").output
    assert ImportDraft.objects.count() == 1


def test_the_index_is_made_again(network: Network, coordinator: User, plan_file: Path) -> None:
    run("import", plan_file, "--network", "rjs", "--yes")
    Findable.objects.all().delete()
    result = run("reindex", "--network", "rjs")
    assert (result.exit_code, Findable.objects.filter(kind="item").count()) == (0, 3), result.output
    assert "L’index de 1 réseau est refait." in result.output
    assert run("reindex", "--network", "xyz").exit_code == 1


def test_a_database_older_than_the_search_gets_its_index(network: Network, coordinator: User, plan_file: Path) -> None:
    run("import", plan_file, "--network", "rjs", "--yes")
    before = Findable.objects.count()
    Findable.objects.all().delete()
    index_what_never_was()
    assert Findable.objects.count() == before


@pytest.mark.parametrize(
    ("said", "there", "trial"),
    [
        ({}, [], True),
        ({}, ["jalon.sqlite3", "demo_password"], True),
        ({}, ["jalon.sqlite3"], False),
        ({"JALON_SECRET_KEY": "k"}, [], False),
        ({"JALON_DATABASE_URL": "postgresql://db/jalon"}, ["demo_password"], False),
    ],
)
def test_a_trial_begins_by_itself_only_where_nothing_is_a_hosts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, said: dict[str, str], there: list[str], trial: bool
) -> None:
    for name in OF_A_HOST:
        monkeypatch.delenv(name, raising=False)
    for name, value in (said | {"JALON_VAR": str(tmp_path)}).items():
        monkeypatch.setenv(name, value)
    for name in there:
        (tmp_path / name).touch()
    assert only_for_trying() is trial

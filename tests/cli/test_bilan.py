"""`jalon bilan`: a file of what became of a plan."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from jalon.accounts.models import User
from jalon.cli.commands.bilan import FORMATS, command
from jalon.documents import read_file
from jalon.documents.model import block_text
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.items import change_item
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel
from jalon.plans.drafts import create_draft
from jalon.plans.models import Plan
from jalon.reports.models import PrintedBilan
from jalon.samples import SAMPLES
from tests.reports.bilans import is_in, letters_of_pdf

SAMPLE = SAMPLES / "plan-2024-2027.docx"


def words_in(path: Path) -> str:
    """All that a file says, without spaces: a format may break lines where it likes."""
    if path.suffix == ".json":
        return "".join(json.dumps(json.loads(path.read_bytes()), ensure_ascii=False).replace("\\n", "").split())
    if path.suffix == ".pdf":
        return letters_of_pdf(path.read_bytes())
    return "".join("".join(block_text(block) for block in read_file(path).blocks).split())


@pytest.mark.parametrize("extension", FORMATS)
def test_bilan_is_written(network: Network, coordinator: User, tmp_path: Path, extension: str) -> None:
    """In every format, with the words of each action and what came of it."""
    draft = create_draft(network=network, author=coordinator, name=SAMPLE.name, data=SAMPLE.read_bytes())
    plan = accept_draft(draft=draft, actor=coordinator).plan
    assert plan is not None
    action = plan.items.filter(kind="action").order_by("path")[0]
    content = ReportContent(status="done", note="Douze rencontres tenues")
    on = date(2026, 10, 1)
    report_progress(item=action, content=content, actor="test", channel=ReportChannel.PAGE, on=on)
    target = tmp_path / f"bilan.{extension}"
    asked = ["--network", network.slug, "--plan", str(plan.pk), "--as-of", "2030-03-31"]
    said = CliRunner().invoke(command, [*asked, "--format", extension, "-o", str(target)])
    assert said.exit_code == 0, said.output
    words = words_in(target)
    wanted = [*plan.items.filter(kind="action").values_list("text", flat=True), content.note]
    assert [word for text in wanted for word in text.split() if not is_in(words, word)] == []


@pytest.mark.parametrize("extension", ["docx", "odt"])
@pytest.mark.parametrize("asked_for", [(), ("--names",), ("--notes",)])
def test_a_funder_reads_names_and_notes_when_asked_for(
    network: Network, coordinator: User, tmp_path: Path, extension: str, asked_for: tuple[str, ...]
) -> None:
    """Of a plan that came from a Word file, which says them itself."""
    draft = create_draft(network=network, author=coordinator, name=SAMPLE.name, data=SAMPLE.read_bytes())
    plan = accept_draft(draft=draft, actor=coordinator).plan
    assert plan is not None
    action = plan.items.filter(kind="action").order_by("path")[0]
    leads = list(action.leads.filter(inherited=False).values_list("text", flat=True))
    change_item(item=action, changes={"leads": (leads, ["Zénaïde Quenneville"])}, actor="test")
    network.parties.filter(name="Zénaïde Quenneville").update(kind="person")
    content = ReportContent(status="done", note="Xylographie")
    report_progress(item=action, content=content, actor="test", channel=ReportChannel.PAGE, on=date(2026, 10, 1))
    target = tmp_path / f"bilan.{extension}"
    asked = ["--network", network.slug, "--plan", str(plan.pk), "--as-of", "2030-03-31", "--for", "funder", *asked_for]
    said = CliRunner().invoke(command, [*asked, "--format", extension, "-o", str(target)])
    assert said.exit_code == 0, said.output
    words = words_in(target)
    assert ("Quenneville" in words, "Xylographie" in words) == ("--names" in asked_for, "--notes" in asked_for)


def test_unknown_plan_is_said(network: Network, tmp_path: Path) -> None:
    """In one sentence."""
    asked = ["--network", network.slug, "--plan", "999999", "--as-of", "2030-03-31", "--format", "csv"]
    said = CliRunner().invoke(command, [*asked, "-o", str(tmp_path / "x.csv")])
    assert said.exit_code == 1
    assert "999999" in said.output


def test_plans_that_there_are_are_named(sample_plan: Plan, tmp_path: Path) -> None:
    asked = ["--network", sample_plan.network.slug, "--plan", "0", "--as-of", "2026-01-01", "--format", "csv"]
    said = CliRunner().invoke(command, [*asked, "-o", str(tmp_path / "bilan.csv")])
    assert said.exit_code == 1
    assert f"{sample_plan.pk}  {sample_plan.title}" in said.output


@pytest.fixture
def sample_plan(network: Network, coordinator: User) -> Plan:
    """The plan of our sample."""
    draft = create_draft(network=network, author=coordinator, name=SAMPLE.name, data=SAMPLE.read_bytes())
    plan = accept_draft(draft=draft, actor=coordinator).plan
    assert plan is not None
    return plan


def asked(plan: Plan, path: Path, *more: str) -> Any:
    """The lines of a JSON bilan, and what was said."""
    base = ["--network", plan.network.slug, "--plan", str(plan.pk), "--as-of", "2030-03-31", "--format", "json"]
    said = CliRunner().invoke(command, [*base, "-o", str(path), *more])
    return said, json.loads(path.read_bytes()) if path.exists() else None


@pytest.mark.parametrize("words", [True, False])
def test_one_axis_is_kept(sample_plan: Plan, tmp_path: Path, words: bool) -> None:
    axis = sample_plan.items.filter(parent=None).order_by("path")[1]
    said, data = asked(sample_plan, tmp_path / "x.json", "--axis", axis.text if words else str(axis.identity))
    assert said.exit_code == 0, said.output
    tops = [row["id"] for row in data["resources"][0]["data"] if not row["parent"]]
    assert tops == [str(axis.identity)]


def test_what_is_called_nothing_is_said(sample_plan: Plan, tmp_path: Path) -> None:
    said, data = asked(sample_plan, tmp_path / "x.json", "--axis", "Axe lunaire")
    assert (said.exit_code, data) == (1, None)
    assert "Axe lunaire" in said.output


def test_a_column_is_left_out(sample_plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    base = ["--network", sample_plan.network.slug, "--plan", str(sample_plan.pk), "--as-of", "2030-03-31"]
    said = CliRunner().invoke(command, [*base, "--format", "html", "--column", "results", "-o", str(path)])
    assert said.exit_code == 0, said.output
    page = path.read_text()
    assert "Résultats" in page
    assert "Échéancier" not in page


def test_a_summary_and_a_first_day_are_asked_for(sample_plan: Plan, tmp_path: Path) -> None:
    action = sample_plan.items.filter(kind="action").order_by("path")[0]
    for on, note in ((date(2028, 1, 1), "Avant"), (date(2029, 1, 1), "Après")):
        content = ReportContent(status="done", note=note)
        report_progress(item=action, content=content, actor="test", channel=ReportChannel.PAGE, on=on)
    said, data = asked(sample_plan, tmp_path / "x.json", "--since", "2028-04-01", "--summary")
    assert said.exit_code == 0, said.output
    results = next(row["results"] for row in data["resources"][0]["data"] if row["id"] == str(action.identity))
    assert "Après" in results
    assert "Avant" not in results
    assert data["summary"]


def test_a_frozen_report_is_kept(sample_plan: Plan, tmp_path: Path) -> None:
    said, data = asked(sample_plan, tmp_path / "x.json", "--freeze", "--for", "members")
    assert said.exit_code == 0, said.output
    kept = PrintedBilan.objects.get()
    assert (kept.as_of, kept.reader) == (date(2030, 3, 31), "members")
    assert data["as_of"] == "2030-03-31"

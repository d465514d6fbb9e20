"""`jalon bilan`: a file of what became of a plan."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

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

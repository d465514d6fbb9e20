"""`jalon bilan`: a file of what became of a plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from jalon.accounts.models import User
from jalon.cli.commands.bilan import FORMATS, command
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.drafts import create_draft
from jalon.samples import SAMPLES

SAMPLE = SAMPLES / "plan-2024-2027.docx"


@pytest.mark.parametrize("extension", FORMATS)
def test_bilan_is_written(network: Network, coordinator: User, tmp_path: Path, extension: str) -> None:
    """In every format."""
    draft = create_draft(network=network, author=coordinator, name=SAMPLE.name, data=SAMPLE.read_bytes())
    plan = accept_draft(draft=draft, actor=coordinator).plan
    assert plan is not None
    target = tmp_path / f"bilan.{extension}"
    asked = ["--network", network.slug, "--plan", str(plan.pk), "--as-of", "2030-03-31"]
    said = CliRunner().invoke(command, [*asked, "--format", extension, "-o", str(target)])
    assert said.exit_code == 0, said.output
    assert target.stat().st_size > 1_000


def test_unknown_plan_is_said(network: Network, tmp_path: Path) -> None:
    """In one sentence."""
    asked = ["--network", network.slug, "--plan", "999999", "--as-of", "2030-03-31", "--format", "csv"]
    said = CliRunner().invoke(command, [*asked, "-o", str(tmp_path / "x.csv")])
    assert said.exit_code == 1
    assert "999999" in said.output

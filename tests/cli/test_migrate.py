"""`jalon migrate`: the database and what is served beside it, brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from jalon.cli.main import main


@pytest.mark.django_db
def test_it_may_be_run_again_and_gathers_what_pages_need(settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    for _time in range(2):
        result = CliRunner().invoke(main, ["migrate"])
        assert result.exit_code == 0, result.output
        assert "base de données est à jour" in result.output
    assert list(settings.STATIC_ROOT.rglob("*.css"))

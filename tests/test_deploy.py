"""The files for a host say what systemd and our own commands understand."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from jalon.cli.main import main
from jalon.config.environment import HINTS

DEPLOY = Path(__file__).parents[1] / "deploy"
SERVICES = sorted(DEPLOY.glob("*.service"))
INSTALLED = "/srv/jalon/venv/bin/jalon"


def commands() -> list[list[str]]:
    """What the services run, without the name of the program."""
    found = [re.findall(rf"^ExecStart=.*?{INSTALLED} (.*)", unit.read_text(), re.MULTILINE)[0] for unit in SERVICES]
    return [shlex.split(line.rstrip("'")) for line in found]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not here")
def test_systemd_finds_nothing_to_say_of_the_units(tmp_path: Path) -> None:
    for unit in [*SERVICES, *DEPLOY.glob("*.timer")]:
        (tmp_path / unit.name).write_text(unit.read_text().replace(INSTALLED, "/bin/true"))
    verified = subprocess.run(
        ["systemd-analyze", "verify", *tmp_path.iterdir()], capture_output=True, text=True, check=False
    )
    assert (verified.returncode, verified.stdout + verified.stderr) == (0, "")


@pytest.mark.parametrize("arguments", commands(), ids=lambda arguments: str(arguments[0]))
def test_a_service_runs_a_command_of_ours(arguments: list[str]) -> None:
    command = main.get_command(click.Context(main), arguments[0])
    assert command is not None
    assert command.make_context(arguments[0], arguments[1:]).params


def test_every_timer_has_its_service() -> None:
    assert {timer.stem for timer in DEPLOY.glob("*.timer")} <= {unit.stem for unit in SERVICES}


def test_the_settings_of_the_example_are_known() -> None:
    named = re.findall(r"^([A-Z_]+)=", (DEPLOY / "jalon.env.example").read_text(), re.MULTILINE)
    assert named
    assert set(named) <= set(HINTS)

"""The frame: commands load alone, each has its help with an example, and nothing heavy comes with the fast ones."""

from __future__ import annotations

import gettext
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from jalon.cli import messages
from jalon.cli.main import COMMANDS, main
from tests.upgrade.databases import nowhere, on

HEAVY = ("django", "lxml", "pdfplumber", "openpyxl", "jalon.documents", "jalon.recognition", "jalon.config")


def loaded_by(*arguments: str) -> list[str]:
    """The modules a command has loaded when it ends, in a process of its own."""
    program = (
        "import json, sys\n"
        "from jalon.cli.main import main\n"
        f"main({list(arguments)!r}, standalone_mode=False)\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    modules: list[str] = json.loads(done.stdout.splitlines()[-1])
    return modules


@pytest.mark.parametrize(
    "arguments",
    [("when", "Automne 2013"), ("progress", "Réalisé en mai 2014"), ("--help",)],
    ids=["when", "progress", "help"],
)
def test_a_fast_command_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    modules = loaded_by(*arguments)
    assert [name for name in HEAVY if name in modules] == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_has_help_with_an_example(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert "Exemple" in result.output or "Example" in result.output
    assert f"jalon {name}" in result.output


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_of_a_command_says_what_it_does(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    silent = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]
    assert silent == []


def test_the_list_of_commands_has_a_line_for_each() -> None:
    output = CliRunner().invoke(main, ["--help"]).output
    assert [name for name in COMMANDS if f"  {name} " not in output] == []


def test_an_unknown_command_is_refused() -> None:
    assert CliRunner().invoke(main, ["lire"]).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "french", "english"),
    [
        (
            ["when", "--help"],
            ["Utilisation\u00a0: ", "Options\u00a0:\n"],
            ["Usage: ", "Options:\n"],
        ),
        (["read"], ["Erreur\u00a0: Il manque l’argument"], ["Error: Missing argument"]),
        (["when", "a", "b", "c"], ["Arguments de trop (b c)"], ["Got unexpected extra arguments (b c)"]),
        (["when", "a", "--lang", "de"], ["n’est aucun de ceux-ci\u00a0:"], ["is not one of"]),
    ],
    ids=["help", "missing", "plural", "choice"],
)
def test_what_click_says_is_in_the_language_in_use(
    arguments: list[str], french: list[str], english: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "de")  # what the system speaks is not asked again
    for language, words in (("fr", french), ("en", english)):
        messages.speak("fr" if language == "fr" else "en")
        output = CliRunner().invoke(main, arguments).output
        assert [said for said in words if said not in output] == []


def test_the_language_of_other_libraries_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    domain = gettext.textdomain()
    CliRunner().invoke(main, ["when", "Mai 2014"])
    assert (gettext.textdomain(), os.environ["LANGUAGE"]) == (domain, "de")


def test_a_database_left_behind_gets_one_sentence(tmp_path: Path) -> None:
    """In a process of its own, on an empty database: no traceback, and what to do."""
    environment = os.environ | {"JALON_VAR": str(tmp_path), "JALON_DEMO": "true", "LANGUAGE": "en"}
    environment.pop("JALON_DATABASE_URL", None)
    environment["DJANGO_SETTINGS_MODULE"] = "jalon.config.settings"
    command = [sys.executable, "-m", "jalon.cli.main", "network", "list"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, "Traceback" in done.stderr, "jalon migrate" in done.stderr) == (1, False, True)


@pytest.mark.parametrize("vendor", ["sqlite3", "postgresql"])
@pytest.mark.parametrize(
    "arguments", [("migrate",), ("backup", "-o", "tout.zip"), ("export", "--network", "rjs", "-o", "rjs.zip")]
)
def test_a_database_away_is_one_sentence(
    vendor: str, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    with on(nowhere(vendor, tmp_path), django_db_blocker):
        result = CliRunner().invoke(main, [*arguments])
    assert result.exit_code == 1
    assert result.output.startswith("Erreur : La base de données ne peut être jointe".replace(" :", "\u00a0:"))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []

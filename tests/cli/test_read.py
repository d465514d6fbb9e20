"""`jalon read`: the proposal as JSON or as a tree; a file that cannot be read is one sentence and exit code 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from jalon.cli.main import main

PLAN = (
    "Plan d'action 2021-2024\n\n"
    "AXE 1 : Vie associative\n"
    "Objectifs\tActions\tResponsables\tÉchéancier\tRésultats\n"
    "Accueillir les membres\t1. Écrire un guide d'accueil\tComité accueil\tAutomne 2021\tRéalisé\n"
    "\t2. Tenir une rencontre d'accueil\tCoordination\tHiver 2022\tÀ faire\n"
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


def test_json_is_one_object_with_the_nodes(plan: Path) -> None:
    result = CliRunner().invoke(main, ["read", str(plan), "--json"])
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert data["kind"] == "plan"
    assert data["nodes"][0]["level"] == "axis"


def test_the_tree_shows_counts_texts_and_statuses(plan: Path) -> None:
    output = CliRunner().invoke(main, ["read", str(plan)]).output
    assert "2 actions" in output
    assert "Écrire un guide d'accueil" in output
    assert "● " in output


def test_the_tree_in_english(plan: Path) -> None:
    output = CliRunner().invoke(main, ["read", str(plan), "--lang", "en"]).output
    assert "Schedule: Automne 2021" in output


def test_nothing_but_the_proposal_goes_to_standard_output(plan: Path) -> None:
    assert CliRunner().invoke(main, ["read", str(plan), "--json"]).stderr == ""


@pytest.mark.parametrize(
    ("name", "content"),
    [("absent.docx", None), ("vide.txt", b""), ("photo.png", b"\x89PNG\r\n\x1a\n" + b"0" * 40),
     ("abime.docx", b"PK\x03\x04abc"), ("mystere.xyz", bytes(range(256)))],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, name: str, content: bytes | None) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    result = CliRunner().invoke(main, ["read", str(file), "--json"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert name in result.stderr


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["read", str(tmp_path)]).exit_code == 2


def test_the_sentence_is_in_the_language_asked_for(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["read", str(tmp_path / "absent.docx"), "--lang", "en"])
    assert "is not there" in result.stderr

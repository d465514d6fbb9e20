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


OWN_WORDS = "Carnet\tVert\tPilote\nSemer\tBêcher le carré\tCA\nSemer\tPlanter des choux\tMarie Roy\n"


@pytest.fixture
def own_words(tmp_path: Path) -> Path:
    file = tmp_path / "jardin.txt"
    file.write_text(OWN_WORDS, encoding="utf-8")
    return file


def test_what_was_chosen_decides(own_words: Path) -> None:
    columns = ["--column", "Carnet=objective", "--column", "Vert=action", "--column", "Pilote=leads"]
    result = CliRunner().invoke(main, ["read", str(own_words), "--json", "--header-row", "1", *columns])
    (objective,) = json.loads(result.stdout)["nodes"]
    assert (objective["text"], [action["leads"] for action in objective["children"]]) == (
        "Semer",
        [["CA"], ["Marie Roy"]],
    )


def test_a_document_is_what_a_person_says(plan: Path) -> None:
    output = CliRunner().invoke(main, ["read", str(plan), "--json", "--as", "other"]).stdout
    assert json.loads(output)["kind"] == "other"


def test_the_reading_that_was_asked_for(plan: Path) -> None:
    output = CliRunner().invoke(main, ["read", str(plan), "--json", "--reading", "lines"]).stdout
    assert json.loads(output)["reading"] == "lines"


def test_a_column_without_its_role_is_refused(plan: Path) -> None:
    result = CliRunner().invoke(main, ["read", str(plan), "--column", "Portage"])
    assert result.exit_code == 2
    assert "Portage" in result.stderr


def test_the_tree_begins_with_how_sure_it_is(plan: Path) -> None:
    lines = CliRunner().invoke(main, ["read", str(plan)]).output.splitlines()
    assert any(line.startswith(("Lecture sûre", "Lecture à vérifier")) for line in lines[:6])


def test_the_tree_says_what_another_reading_would_give(plan: Path) -> None:
    output = CliRunner().invoke(main, ["read", str(plan), "--reading", "lines"]).output
    assert "--reading table" in output


def test_words_and_names_are_those_a_person_said(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("Action\tResponsable\tÉtat\nSemer\tLe Phare La Ruche\tBloqué\nArroser\tCA\tFait\n")
    options = ["--word", "Bloqué=in_progress", "--name", "Le Phare", "--name", "La Ruche"]
    output = CliRunner().invoke(main, ["read", str(file), "--json", *options]).stdout
    node = json.loads(output)["nodes"][0]
    assert (node["status"], node["leads"]) == ("in_progress", ["Le Phare", "La Ruche"])


def test_a_word_without_its_status_is_refused(plan: Path) -> None:
    result = CliRunner().invoke(main, ["read", str(plan), "--word", "Bloqué=loin"])
    assert result.exit_code == 2
    assert "« Bloqué=loin »" in result.stderr.replace("\N{NO-BREAK SPACE}", " ")

"""`jalon progress`: one JSON object per phrase, words for people, errors as sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from jalon.cli.main import main


def test_one_phrase_is_one_object_in_the_shape_of_the_contract() -> None:
    result = CliRunner().invoke(main, ["progress", "Tous, sauf Laval 90 %", "--json"])
    assert json.loads(result.output) == {
        "text": "Tous, sauf Laval 90 %",
        "status": "partial",
        "percent": 90,
        "parts": {},
        "exceptions": ["Laval"],
        "counts": [],
        "date": None,
        "note": "Tous",
    }


def test_counts_are_objects() -> None:
    result = CliRunner().invoke(main, ["progress", "6 régions visitées", "--json"])
    assert json.loads(result.output)["counts"] == [{"value": 6, "what": "régions visitées"}]


def test_without_json_the_status_is_a_shape_and_a_word() -> None:
    output = CliRunner().invoke(main, ["progress", "Non réalisé, 3 rencontres"]).output
    assert "✕ Non réalisé" in output
    assert "3 rencontres" in output


def test_no_status_is_said() -> None:
    assert "aucun état" in CliRunner().invoke(main, ["progress", "AGA de K"]).output


def test_a_batch_is_one_object_a_line(tmp_path: Path) -> None:
    file = tmp_path / "phrases.txt"
    file.write_text("Réalisé\n\nEn cours\n", encoding="utf-8")
    lines = CliRunner().invoke(main, ["progress", "--batch", str(file)]).output.splitlines()
    assert [json.loads(line)["status"] for line in lines] == ["done", None, "in_progress"]


def test_a_batch_from_standard_input() -> None:
    result = CliRunner().invoke(main, ["progress", "--batch", "-", "--json"], input="\ufeffDone\r\n".encode())
    assert json.loads(result.output)["text"] == "Done"


@pytest.mark.parametrize("arguments", [[], ["Réalisé", "--batch", "-"]])
def test_a_phrase_or_a_batch_is_needed(arguments: list[str]) -> None:
    assert CliRunner().invoke(main, ["progress", *arguments]).exit_code == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"R\xe9alis\xe9\n", "UTF-8"), (b"a" * 20_001, "trop longue"), (None, "ne peut pas être lu")],
    ids=["encoding", "long", "missing"],
)
def test_an_unreadable_batch_is_one_sentence(tmp_path: Path, content: bytes | None, words: str) -> None:
    file = tmp_path / "phrases.txt"
    if content is not None:
        file.write_bytes(content)
    result = CliRunner().invoke(main, ["progress", "--batch", str(file)])
    assert result.exit_code == 2
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1

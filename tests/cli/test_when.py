"""`jalon when`: one JSON object per phrase, errors as sentences."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from jalon.cli.commands.when import KINDS, command
from jalon.phrases.schedules.value import KINDS as SCHEDULE_KINDS


def test_one_phrase_is_one_object_with_the_keys_of_the_contract() -> None:
    result = CliRunner().invoke(command, ["Aut.13 – Hiver 14", "--json"])
    keys = "text, kind, edtf, earliest, latest, occurrences, recurrence, trigger, status, rest, doubts"
    assert result.exit_code == 0
    values = json.loads(result.output)
    assert ", ".join(values) == keys
    assert (values["edtf"], values["latest"]) == ("2013-23/2014-24", "2014-03-31")


def test_without_json_the_values_are_shown_in_words() -> None:
    result = CliRunner().invoke(command, ["Automne 2013"])
    assert "2013-09-01" in result.output


def test_the_sort_of_a_schedule_is_in_words() -> None:
    assert set(KINDS) == set(SCHEDULE_KINDS)
    result = CliRunner().invoke(command, ["Automne 2013"])
    assert "sorte\u00a0: un moment" in result.output


def test_a_doubt_is_a_sentence_on_a_line_of_its_own() -> None:
    lines = CliRunner().invoke(command, ["Janv. 24, ou février?"]).output.splitlines()
    assert "  à vérifier\u00a0: L’année n’a que deux chiffres." in lines
    assert "  à vérifier\u00a0: Un point d’interrogation dit que la date est incertaine." in lines


def test_a_rhythm_is_in_words() -> None:
    output = CliRunner().invoke(command, ["1 fois par année"]).output
    assert "au moins 1, au plus 1, par période (ISO 8601) P1Y" in output


def test_a_batch_is_one_object_a_line_with_the_plan_for_all(tmp_path: Path) -> None:
    file = tmp_path / "phrases.txt"
    file.write_text("En continu\n\n1 fois par année\n", encoding="utf-8")
    result = CliRunner().invoke(command, ["--batch", str(file), "--plan", "2017/2019", "--json"])
    objects = [json.loads(line) for line in result.output.splitlines()]
    assert [each["edtf"] for each in objects] == ["2017/2019", None, "2017/2019"]


def test_a_batch_may_come_from_standard_input_with_a_byte_order_mark() -> None:
    result = CliRunner().invoke(command, ["--batch", "-", "--json"], input="\ufeffÉté 2014\r\nMai 2015\r\n".encode())
    assert [json.loads(line)["edtf"] for line in result.output.splitlines()] == ["2014-22", "2015-05"]


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        (["--batch", "-"], b"d\xe9cembre"),
        (["--batch", "/does/not/exist"], b""),
        (["--batch", "-"], b"x" * 30_000),
        (["Mai", "--plan", "someday"], b""),
        (["Mai", "--batch", "-"], b""),
        ([], b""),
    ],
)
def test_what_cannot_be_read_ends_with_a_sentence_and_2(arguments: list[str], given: bytes) -> None:
    result = CliRunner().invoke(command, arguments, input=given)
    assert result.exit_code == 2
    assert result.stderr.strip()
    assert not result.stdout
    assert "Traceback" not in result.output


def test_help_has_an_example() -> None:
    assert "jalon when" in CliRunner().invoke(command, ["--help"]).output


def test_it_loads_neither_django_nor_the_readers() -> None:
    program = (
        "import sys; from click.testing import CliRunner; from jalon.cli.main import main;"
        "r = CliRunner().invoke(main, ['when', 'Automne 2013 réalisé', '--json']); assert r.exit_code == 0, r.output;"
        "print([m for m in sys.modules if m.split('.')[0] in ('django', 'lxml', 'openpyxl', 'pdfplumber')])"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"

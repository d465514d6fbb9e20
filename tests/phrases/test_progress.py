"""The result phrases of the data files, with what a careful reader finds stated in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from jalon.phrases.progress import bare_status, read_progress

DATA: Final = Path(__file__).parent / "data"


def phrases(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [[*row, ""][:3] for row in rows]


def expected(status: str, options: str) -> dict[str, Any]:
    """What a row of a data file says, by the names of the contract."""
    said: dict[str, Any] = {"status": None if status == "-" else status}
    for option in filter(None, options.split(";")):
        name, value = option.split("=", 1)
        if name == "percent":
            said["percent"] = float(value)
        elif name == "parts":
            said["parts"] = {key: float(part) for key, part in (one.split(":") for one in value.split(","))}
        elif name == "counts":
            said["counts"] = [
                {"value": float(number), "what": what}
                for number, what in (one.split(" ", 1) for one in value.split("|"))
            ]
        elif name == "except":
            said["exceptions"] = value.split("|")
        elif name == "date":
            said["date"] = value
    return said


@pytest.mark.parametrize(
    ("phrase", "status", "options"), [*phrases("progress.tsv"), *phrases("progress_other_networks.tsv")]
)
def test_phrase(phrase: str, status: str, options: str) -> None:
    read = read_progress(phrase, language="en" if "lang=en" in options else "fr").as_dict()
    said = expected(status, options)
    assert {name: read[name] for name in said} == said


@pytest.mark.parametrize(
    ("text", "status"),
    [("En partie", "partial"), ("Terminé.", "done"), ("En cours…", "in_progress"), ("Done", "done")]
    + [(text, None) for text in ("Fait à 40 %", "Fait par le comité", "Trois soupers servis", "3 soupers servis", "")],
)
def test_a_status_alone(text: str, status: str | None) -> None:
    assert bare_status(text) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("3 tenus; le 4e annulé", "partial"),
        ("Sign ordered; bell done", "in_progress"),
        ("2 ateliers donnés; le troisième annulé", "partial"),
        ("Annulé; reporté en 2031", "postponed"),
        ("Done; report sent", "done"),
    ],
)
def test_what_is_said_of_a_part_is_not_said_of_the_whole(text: str, status: str) -> None:
    assert read_progress(text).status == status


@pytest.mark.parametrize(
    ("phrase", "status"), [("⏳ Under way", "in_progress"), ("⏳ En cours", "in_progress"), ("⏳", "to_do")]
)
def test_words_are_heard_before_the_mark_they_follow(phrase: str, status: str) -> None:
    assert read_progress(phrase).status == status


@pytest.mark.parametrize(
    "unit", ["3 ", "x : 3 ", "Présences : 12, ", "deux ans ", "25 % A; ", "fait; ", "non ", "R ", "a = "]
)
def test_a_long_answer_is_read_at_once_and_said_once(unit: str) -> None:
    """What a person may paste in a box: each word of it is gone to a few times, and belongs to a few counts at most."""
    text = unit * (60_000 // len(unit))
    read = read_progress(text)
    assert sum(len(count.what) for count in read.counts) <= 8 * len(text)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Présences : 12 ; absences : 3", [(12, "Présences"), (3, "absences")]),
        ("Hommes : 3 - femmes : 5", [(3, "Hommes"), (5, "femmes")]),
        ("Nombre d'ateliers (hiver) : 6", [(6, "hiver)")]),
    ],
)
def test_a_count_after_its_colon_takes_no_word_of_the_one_before(text: str, counts: list[tuple[float, str]]) -> None:
    assert [(one.value, one.what) for one in read_progress(text).counts] == counts

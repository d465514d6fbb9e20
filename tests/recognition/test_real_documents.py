"""Real documents of real networks, read as well as a careful person reads them.

The repository does not hold them: they are read from `$JALON_DOCUMENTS`, and the tests say so when they are
missing.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import pytest

from tests.recognition import answer_keys
from tests.recognition.scoring import Scores, report, score, words_unaccounted

FOLDER = answer_keys.documents_folder()
UNAMBIGUOUS = ("leads", "schedule", "expected_results", "results", "status")
REPORT_PARTS = ("practices", "needs", "recommendations", "contributions")
LOST_INDENTATION = "rop-mauricie-2021-2022"
"""The document of bullets whose indentation the extraction lost: its parents can be read less well."""

pytestmark = pytest.mark.skipif(
    FOLDER is None,
    reason="the real documents are not here: set JALON_DOCUMENTS to the folder that holds them",
)


@lru_cache
def source(name: str) -> str:
    """The text of a document."""
    assert FOLDER is not None
    path = FOLDER / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"{path.name} is not in JALON_DOCUMENTS")
    return path.read_text(encoding="utf-8")


@lru_cache
def proposal(name: str) -> dict[str, Any]:
    """What the product reads in it, through JSON as other programs receive it."""
    from jalon.documents import read_bytes  # noqa: PLC0415 - only when the documents are there
    from jalon.recognition import as_dict, propose  # noqa: PLC0415

    document = read_bytes(source(name).encode(), f"{name}.txt")
    return dict(json.loads(json.dumps(as_dict(propose(document)))))


@lru_cache
def scores(name: str) -> Scores:
    """The measures of that reading."""
    return score(answer_keys.load(name, source(name)), proposal(name))


def explained(name: str) -> str:
    """Every mismatch, for a failing test."""
    return report(answer_keys.load(name, source(name)), proposal(name))


@pytest.mark.parametrize("name", answer_keys.names())
def test_no_word_is_lost(name: str) -> None:
    assert not words_unaccounted(source(name), proposal(name))


@pytest.mark.parametrize("name", answer_keys.names())
def test_kind_and_title(name: str) -> None:
    measured = scores(name).values
    assert {measured.get(part, 1.0) for part in ("kind", "title", "period", "updated_on", "language")} == {1.0}, (
        explained(name)
    )


@pytest.mark.parametrize("name", answer_keys.names())
def test_nodes_are_found(name: str) -> None:
    measured = scores(name).values
    assert min(measured["nodes_precision"], measured["nodes_recall"]) >= 0.97, explained(name)


@pytest.mark.parametrize("name", answer_keys.names())
def test_nodes_have_their_parent(name: str) -> None:
    least = 0.85 if name == LOST_INDENTATION else 0.97
    assert scores(name).values.get("parents", 1.0) >= least, explained(name)


@pytest.mark.parametrize("field", UNAMBIGUOUS)
@pytest.mark.parametrize("name", answer_keys.names())
def test_fields_are_right(name: str, field: str) -> None:
    assert scores(name).values.get(field, 1.0) >= 0.95, explained(name)


@pytest.mark.parametrize("part", REPORT_PARTS)
@pytest.mark.parametrize("name", answer_keys.names())
def test_report_parts_are_found(name: str, part: str) -> None:
    assert scores(name).values.get(part, 1.0) >= 0.85, explained(name)

"""The questions of a reading, in both languages."""

from __future__ import annotations

import pytest

from jalon.recognition.doubts import Code
from jalon.wording.doubts import DOUBTS, doubt_sentence

FEWER = {"code": "fewer_values", "values": {"field": "results", "values": 2, "actions": 3}}


def test_every_doubt_has_a_sentence() -> None:
    assert set(DOUBTS) == {code.value for code in Code}


@pytest.mark.parametrize(("language", "named"), [("fr", "«\u00a0Résultats\u00a0»"), ("en", "“Results”")])
def test_a_field_is_named_in_words(language: str, named: str) -> None:
    assert named in doubt_sentence(FEWER, language)


def test_the_networks_own_word_comes_first() -> None:
    assert "«\u00a0Retombées\u00a0»" in doubt_sentence(FEWER, "fr", {"results": "retombées"})


@pytest.mark.parametrize("doubt", [{"code": "new"}, {"code": "fewer_values", "values": {}}, {"code": "prose_lead"}])
def test_what_is_unknown_is_said_in_general_terms(doubt: dict[str, object]) -> None:
    assert doubt_sentence(doubt, "fr") == "Cette lecture n’est pas certaine. Comparez-la avec le document."


def test_a_list_is_read_as_one() -> None:
    assert "«\u00a0a, b\u00a0»" in doubt_sentence({"code": "not_placed", "values": {"texts": ["a", "b"]}}, "fr")

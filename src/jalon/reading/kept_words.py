"""The words of a document that a scrambled copy keeps: those that its reading rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from jalon.documents.scrambling_words import Kept, plain
from jalon.phrases import party_words, status_words
from jalon.phrases.vocabulary import schedules_en, schedules_es_pt, schedules_fr
from jalon.recognition.bullets.words import MORE_LABELS
from jalon.recognition.reports.words import FACILITATORS, GROUPS, PARTS, SHEET_LABELS
from jalon.recognition.vocabulary import columns, labels

_ENDINGS = ("", "e", "s", "es")


@cache
def kept_words() -> Kept:
    """Months, seasons, periods, statuses and names of levels anywhere; headings of columns where they stand alone."""
    return Kept(_all(_anywhere()), _all(_alone()))


def _anywhere() -> Iterable[str]:
    for language in (schedules_fr.WORDS, schedules_en.WORDS, schedules_es_pt.WORDS):
        for kind in language.values():
            yield from kind.values()
    yield from (status_words.FINISHED, status_words.STARTED)
    for words in (*status_words.STATES.values(), *status_words.STATES_ALONE.values()):
        yield from (line for line in words.splitlines() if " " not in line)
    yield from (label for label in labels.LABELS if " " not in label)
    yield from labels.TITLE_WORDS
    for phrases in PARTS.values():
        yield from phrases
    for kept in (status_words.NEGATIONS, status_words.AUXILIARIES, status_words.ADVERBS, status_words.IN_PART):
        yield from kept
    yield from (*MORE_LABELS, *FACILITATORS, *GROUPS)
    yield from (*party_words.ARTICLES, *party_words.PREPOSITIONS, *party_words.FUNCTION_WORDS)


def _alone() -> Iterable[str]:
    yield status_words.FINISHED_ALONE
    yield from (*status_words.STATES.values(), *status_words.STATES_ALONE.values())
    for vocabulary in (columns.HEADINGS, SHEET_LABELS):
        for phrases in vocabulary.values():
            yield from phrases
    yield from (*labels.LABELS, *labels.GENERAL_OBJECTIVES)


def _all(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _words(text) if len(word) > 1)


def _words(text: str) -> Iterable[str]:
    """Each word of a vocabulary, with the French endings that "~" stands for."""
    for word, open_ended in re.findall(r"([^\W\d_]+)(~?)", text):
        bare = plain(word)
        yield from (bare + ending for ending in (_ENDINGS if open_ended else ("",)))

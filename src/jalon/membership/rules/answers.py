"""An answer as somebody writes it, read into what is kept."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from jalon.membership.choices import LONGEST_ANSWER, NO, YES, AnswerKind
from jalon.membership.errors import FollowingRefused
from jalon.phrases.folding import fold, squeeze
from jalon.phrases.schedules import read_schedule

_YES: Final = frozenset({"oui", "o", "yes", "y", "x", "✓", "✔", "vrai", "true", "1", "ok", "fait", "done"})
_NO: Final = frozenset({"non", "n", "no", "faux", "false", "0"})
_SPACES: Final = re.compile(r"[\s\u00a0\u202f]")
_LARGEST: Final = Decimal(10) ** 12


def read_answer(kind: AnswerKind, words: str) -> str:
    """What is kept of an answer: "" for none. Raises FollowingRefused for words that are none of this kind.

    A number keeps a point for its decimals; a day is ISO 8601.
    """
    words = squeeze(words.replace("\0", ""))
    if not words:
        return ""
    match kind:
        case AnswerKind.YES_NO:
            return _yes_no(words)
        case AnswerKind.NUMBER:
            return _number(words)
        case AnswerKind.DATE:
            return _day(words)
        case _:
            if len(words) > LONGEST_ANSWER:
                raise FollowingRefused("too_long", words[:40])
            return words


def _yes_no(words: str) -> str:
    said = fold(words).strip(" .")
    if said in _YES:
        return YES
    if said in _NO:
        return NO
    raise FollowingRefused("not_yes_no", words[:40])


def _number(words: str) -> str:
    plain = _SPACES.sub("", words).replace(",", ".")
    try:
        found = Decimal(plain) if re.fullmatch(r"-?\d+(\.\d+)?", plain, re.ASCII) else None
    except InvalidOperation:
        found = None
    if found is None or abs(found) > _LARGEST:
        raise FollowingRefused("not_a_number", words[:40])
    return f"{found.normalize():f}"


def _day(words: str) -> str:
    if len(words) > 60:
        raise FollowingRefused("not_a_date", words[:40])
    meant = read_schedule(words, day_first=True)
    if meant.earliest is None or meant.earliest != meant.latest:
        raise FollowingRefused("not_a_date", words)
    return date.fromisoformat(str(meant.earliest)).isoformat()

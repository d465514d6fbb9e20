"""What schedule phrases mean: « Aut.13 – Hiver 14 », « trois fois par année », "by June 2018", « lorsque reçu ».

    tokens    the phrase as words that already say what they are (`lexicon`, `phrases.vocabulary`)
    points    one date as said (`years`: the year after it); `items`: dates with their bounds; `recurrence`: how often
    reading   the whole phrase, left to right, with conditions and the words left over
    resolve   years from neighbours or from the plan; `spans`: days and EDTF; `compose`: the Schedule

To teach it a word, add it to `phrases/vocabulary/schedules_fr.py` or `schedules_en.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal

from jalon.phrases.schedules.compose import Composer
from jalon.phrases.schedules.reading import Reading
from jalon.phrases.schedules.resolve import read_plan
from jalon.phrases.schedules.spans import SEASONS, Seasons
from jalon.phrases.schedules.tokens import Tokens
from jalon.phrases.schedules.value import Kind, Recurrence, Schedule

_KEPT: Final = 300  # letters: what is longer is met once
_NUMERIC: Final = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(?:(?:19|20)\d\d|\d\d)(?!\d)")


def read_schedule(
    text: str,
    *,
    plan: str | None = None,
    language: Literal["fr", "en"] = "fr",
    seasons: Seasons = SEASONS,
    day_first: bool | None = None,
    first_month: int | None = None,
) -> Schedule:
    """The meaning of a schedule phrase.

    `plan` is the plan's own period (EDTF interval, possibly open): what goes on, bare recurrences and dates without a
    year take it. `language` settles only what French and English read differently ("June 13", 03/10/2013).
    `day_first` says which comes first in 03/10/2013 where other dates beside it tell (see `tells_day_first`).
    `first_month` is that of the years of whose plan it is (« 2024-2025 » ends before it), unless the plan's own period
    tells; None: the calendar's.
    `seasons` gives each EDTF season (21 to 24) its first and last month. Raises ValueError when `plan` is no period.
    """
    usual = (None, "fr", SEASONS, None, None)
    if (plan, language, seasons, day_first, first_month) == usual and len(text) <= _KEPT:
        return _read_alone(text)
    period = read_plan(plan) if plan else None
    return Composer(_gathered(text, language, day_first), period, seasons, first_month).compose(text)


@lru_cache(maxsize=1 << 15)
def _read_alone(text: str) -> Schedule:
    """A phrase out of its plan, which a document is searched for several times over, cell by cell."""
    return Composer(_gathered(text, "fr", None), None, SEASONS, None).compose(text)


def _gathered(text: str, language: Literal["fr", "en"], day_first: bool | None) -> Reading:  # noqa: FBT001
    return Reading(Tokens(text, language, day_first)).read()


__all__ = ["SEASONS", "Kind", "Recurrence", "Schedule", "Seasons", "read_schedule"]


def tells_day_first(texts: Iterable[str]) -> bool | None:
    """Whether numeric dates together give the day first, told by those that leave no choice; None where none does."""
    day = month = 0
    for text in texts:
        for match in _NUMERIC.finditer(text):
            one, two = int(match[1]), int(match[3])
            day += one > 12 >= two
            month += two > 12 >= one
    return None if bool(day) == bool(month) else bool(day)

"""How many schedule phrases a second, against dateparser: same phrases, same run, alternating; no result is cached."""

from __future__ import annotations

import gc
import random
import time
import warnings
from collections.abc import Callable, Iterator
from itertools import product
from typing import Final

MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre", "Sept.", "oct.", "Nov", "déc."),
)
SEASONS: Final = ("Printemps", "Été", "Automne", "Hiver", "Aut.", "printemps")
YEARS: Final = range(2008, 2034)
COUNTS: Final = ("1", "2", "3", "quatre", "au moins trois", "3-4")
PERIODS: Final = ("par année", "par mois", "/an", "par trimestre", "a year", "per month")
THINGS: Final = ("fois", "rencontres", "régions", "ateliers", "meetings")
ALONE: Final = (
    *("En continu", "Tout au long du plan d'action", "Au besoin", "Sur invitation", "Mensuel", "Lorsque reçu"),
    *("Terminé", "Assemblée générale annuelle", "À déterminer", "court terme", "ongoing", "twice a year"),
)


def phrases() -> Iterator[str]:
    """Distinct phrases in the proportions of plans: dates, ranges, bounds, counts, and words without dates."""
    yield from ALONE
    for month, year in product(MONTHS, YEARS):
        yield f"{month} {year}"
        yield f"{1 + (year * 7 + len(month)) % 28} {month} {year}"
        yield f"D'ici {month} {year}"
        yield f"{month} {year} à {MONTHS[year % 12]} {year + 1}"
        yield f"{month}, {MONTHS[(year + 5) % 12]} {year}"
    for season, year in product(SEASONS, YEARS):
        yield f"{season} {year}"
        yield f"{season} {year % 100:02d} - Hiver {year % 100 + 1:02d}"
        yield f"{season} {year} et en continu"
        yield f"À partir de {season} {year}"
        yield f"Terminé {season} {year}"
        yield f"By {season} {year}"
    for count, thing, period in product(COUNTS, THINGS, PERIODS):
        yield f"{count} {thing} {period}"
    for year in YEARS:
        yield from (str(year), f"{year}-{year + 1}", f"En {year}", f"AGA {year}", f"T{1 + year % 4} {year}")


def run(quick: bool) -> dict[str, float]:  # noqa: FBT001  (the name is the contract of the bench)
    """Phrases a second for both, over the same distinct phrases in a settled order, in alternating slices.

    Everything is warm: each tool first reads a few phrases that are not counted.
    """
    import dateparser  # type: ignore[import-untyped]  # noqa: PLC0415

    from jalon.phrases.schedules import read_schedule  # noqa: PLC0415

    warnings.simplefilter("ignore")  # dateparser warns of ambiguous dates
    drawn = list(dict.fromkeys(phrases()))
    random.Random(20).shuffle(drawn)
    warm, counted = drawn[:100], drawn[100:900] if quick else drawn[100:]
    print(f"{len(counted)} distinct schedule phrases, read by jalon and by dateparser in turn")

    def theirs(text: str) -> object:
        return dateparser.parse(text, languages=["fr", "en"])

    spent = {read_schedule: 0.0, theirs: 0.0}
    for reader in spent:
        _timed(reader, warm)
    for start in range(0, len(counted), 50):
        for reader in spent:
            spent[reader] += _timed(reader, counted[start : start + 50])
    ours, other = (len(counted) / seconds for seconds in spent.values())
    return {"per_second": round(ours), "dateparser_per_second": round(other), "ratio": round(ours / other, 1)}


def _timed(reader: Callable[[str], object], texts: list[str]) -> float:
    """CPU seconds for one reading of each text, without the garbage collector."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    for text in texts:
        reader(text)
    spent = time.process_time() - start
    gc.enable()
    return spent

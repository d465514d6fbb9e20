"""What the public page of a plan may show: its columns, its address, texts without anybody's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from jalon.phrases.parties import PartyKind


class Shown(StrEnum):
    """A part of the plan that its public page may show, besides the actions themselves."""

    LEADS = "leads"  # bodies and organisations, never persons
    SCHEDULE = "schedule"
    EXPECTED_RESULTS = "expected_results"
    PROGRESS = "progress"  # statuses and percents
    RESULTS = "results"  # the words of the document: somebody may have written names in them


USUALLY_SHOWN = (Shown.LEADS, Shown.SCHEDULE, Shown.EXPECTED_RESULTS, Shown.PROGRESS)
# Leads of these kinds are nobody in particular.
PUBLIC_KINDS = frozenset(
    {PartyKind.ROLE, PartyKind.BODY, PartyKind.GROUP, PartyKind.ORGANISATION, PartyKind.INSTITUTION}
)
_ADDRESS = re.compile(r"[a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9])")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w-])(?:\+?1[ .-]?)?(?:\(\d{3}\)|\d{3})[ .\u00a0-]?\d{3}[ .\u2011-]\d{4}(?!\w)")


def is_address(text: str) -> bool:
    """Whether it can be the address of a public page: small letters, digits and hyphens, 3 to 40 of them."""
    return bool(_ADDRESS.fullmatch(text))


class Veil:
    """Takes the names of persons, e-mail addresses and telephone numbers out of texts."""

    def __init__(self, names: Iterable[str], instead: str) -> None:
        """`names` are those of persons; one of a single word is a word like others, and stays."""
        whole = {" ".join(name.split()) for name in names}
        forms = {form for name in whole if " " in name for form in (name, _without_accents(name))}
        patterns = [r"[\s\u00a0-]+".join(map(re.escape, re.split(r"[\s-]+", form))) for form in forms]
        longest_first = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
        self._names = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE) if forms else None
        self._instead = instead

    def hide(self, text: str) -> str:
        """The text without them."""
        if "@" in text:
            text = _EMAIL.sub(self._instead, text)
        text = _PHONE.sub(self._instead, text)
        return self._names.sub(self._instead, text) if self._names else text


def _without_accents(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))

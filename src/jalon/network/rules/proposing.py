"""What a network may be called and when its year begins, proposed from its document. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

from jalon.phrases.acronyms import is_sigle
from jalon.phrases.folding import fold

# Words a title begins with before it names whose plan it is.
_PLAN: Final = re.compile(
    r"^(?:(?:projet\s+de\s+|draft\s+)?(?:plans?|planification|programme|feuille\s+de\s+route|roadmap)\b"
    r"(?:\s+d[’']\s*actions?|\s+de\s+(?:travail|match|développement|mise\s+en\s+(?:œuvre|oeuvre))|\s+d[’']\s*action\s+\w+)?"
    r"|(?:annual|strategic|action|work|operational|three-year|multi-year)(?:\s+\w+)?\s+plan\b)",
    re.IGNORECASE,
)
_QUALIFIER: Final = re.compile(
    r"^(?:stratégique|annuel(?:le)?|triennale?|quinquennale?|biennale?|pluriannuel(?:le)?|opérationnel(?:le)?|régionale?"
    r"|nationale?|global(?:e)?|concerté(?:e)?)\b",
    re.IGNORECASE,
)
_TIME: Final = re.compile(r"^(?:\d{4}(?:\s*(?:[-–—/]|à|au|to)\s*\d{2,4})?)")
_BETWEEN: Final = re.compile(r"^[\s,;:|·•–—/()-]+")
_OF: Final = re.compile(
    r"^(?:du\s+|de\s+la\s+|de\s+l[’']|des\s+|de\s+|d[’']|of\s+the\s+|of\s+|for\s+the\s+|for\s+)", re.IGNORECASE
)
_AFTER: Final = re.compile(r"(?<![\s,;:|·•–—/(-])[\s,;:|·•–—/(-]+(?:\d{4}(?:\s*(?:[-–—/]|à|au|to)\s*\d{2,4})?\)?\s*)$")
_BRACKET: Final = re.compile(r"^(?P<name>.+?)\s*\((?P<sigle>[^()]{2,15})\)?$")
_DASH: Final = re.compile(r"^(?P<name>.{8,}?)\s+[-–—]\s+(?P<sigle>\S{2,15})$")
_LITTLE: Final = {
    "de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "au", "aux", "pour", "a", "of", "the", "and",
    "for", "in", "sur",
}  # fmt: skip
_LONGEST: Final = 500  # letters of a title: what is longer is a text, and names nobody
_MONTH: Final = re.compile(r"^\d{4}-(0[1-9]|1[0-2])(?:$|-)")


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is proposed; empty, or 0, where the document says nothing. `first_month` is from 1 to 12."""

    name: str = ""
    sigle: str = ""
    language: str = ""
    first_month: int = 0


def proposed_network(proposal: Mapping[str, Any], *, name: str = "") -> Proposed:
    """The network whose plan this is; `name` is that of the file."""
    acronyms: Mapping[str, str] = proposal.get("acronyms") or {}
    said = str(proposal.get("organisation") or "") or _named_by(str(proposal.get("title") or ""))
    full, sigle = _split(" ".join(said.split()))
    if not sigle and is_sigle(full):
        full, sigle = acronyms.get(full, ""), full
    if full and not sigle:
        sigle = _sigle_of(full, acronyms, _words(proposal, PurePath(name).stem))
    return Proposed(
        name=(full or sigle)[:200],
        sigle=sigle[:30],
        language=str(proposal.get("language") or ""),
        first_month=first_month(str(proposal.get("period") or "")),
    )


def first_month(period: str) -> int:
    """The month in which a year begins, from the months a period prints (EDTF interval); 0 when it prints none."""
    first, _slash, last = period.partition("/")
    if begins := _MONTH.match(first):
        return int(begins[1])
    ends = _MONTH.match(last)
    return int(ends[1]) % 12 + 1 if ends else 0


def _named_by(title: str) -> str:
    """Whose plan a title says it is; empty when it names nobody."""
    left = " ".join(title.split())
    found = _PLAN.match(left[:_LONGEST])
    if not found or len(left) > _LONGEST:
        return ""
    left = left[found.end() :]
    before = None
    while left != before:
        before = left
        for pattern in (_BETWEEN, _QUALIFIER, _TIME):
            left = pattern.sub("", left, count=1)
    named = bool(_OF.match(left)) or ("–" in title or "—" in title or " - " in title)
    left = _AFTER.sub("", _OF.sub("", left, count=1)).strip()
    return left[:1].upper() + left[1:] if named and len(left) > 1 and any(map(str.isalpha, left)) else ""


def _split(said: str) -> tuple[str, str]:
    """A name and the sigle written beside it."""
    for pattern in (_BRACKET, _DASH):
        found = pattern.match(said)
        if found and is_sigle(found["sigle"].strip()):
            return found["name"].strip(), found["sigle"].strip()
    return said, ""


def _sigle_of(full: str, acronyms: Mapping[str, str], words: Iterable[str]) -> str:
    """The sigle the document itself uses for a name: the one it explains so, else the initials when it says them."""
    folded = fold(full)
    for sigle, expansion in acronyms.items():
        if fold(expansion) == folded:
            return sigle
    telling = [word for word in re.findall(r"[^\W\d_]+", folded) if word not in _LITTLE]
    initials = "".join(word[0] for word in telling).upper()
    return initials if len(initials) > 2 and initials in set(words) else ""


def _words(proposal: Mapping[str, Any], file_name: str) -> list[str]:
    """The words written in capitals in the title, the notes, the leads and the name of the file."""
    texts = [
        file_name,
        str(proposal.get("title") or ""),
        *(str(note.get("text")) for note in proposal.get("notes") or []),
    ]
    nodes = list(proposal.get("nodes") or [])
    while nodes:
        node = nodes.pop()
        texts += [str(node.get("text") or ""), *(str(lead) for lead in node.get("leads") or [])]
        nodes += node.get("children") or []
    return [word for text in texts for word in re.findall(r"\b[A-Z]{2,15}\b", text.replace("_", " "))]

"""Cells of leads that say by a label who leads and who only takes part: "P : la MRC", "C : les villes"."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from jalon.recognition.columns import plain_heading
from jalon.recognition.entries import parties_in
from jalon.recognition.source import Text

_LEADS: Final = re.compile(
    r"\s*((?:P|R|L|Resp|Responsables?|Porteu(?:r|rs|se|ses)|Pilotes?|Référente?s?|Leads?|Owner)(?:\(s\))?)\.?\s*:\s*(?=\S)"
)
_OTHERS: Final = re.compile(
    r"\s*((?:C|S|Coll|Collab|Collaborat(?:eur|eurs|rice|rices|ion)|Partenaires?|Part|Soutien|Appui|Partners?|Support"
    r"|Supported by|With)(?:\(s\))?)\.?\s*:\s*(?=\S)"
)

_IN_BRACKETS: Final = re.compile(
    r"\((?:responsables?|qui|porteurs?|porteuses?|pilotes?|par qui|leads?|who|owners?|responsible)(?:\(s\))?\)"
)
_BRACKETS: Final = re.compile(r"\s*\(([^()]{2,80})\)\s*\.?\s*$")


def part_named(text: Text, heading: str, known: Collection[str]) -> tuple[Text, list[Text]]:
    """A text and who leads it in brackets at its end, where its heading says so ("Actions (responsable)")."""
    found = _BRACKETS.search(text.string) if _IN_BRACKETS.search(plain_heading(heading) + ")") else None
    if found is None or not found.start():
        return text, []
    return text.part(0, found.start()), parties_in(text.part(*found.span(1)), known)


def part_leads(lines: list[Text]) -> tuple[list[Text], list[tuple[str, Text]], list[Text]]:
    """The lines that say who leads, without their label; the others by their label; the labels.

    Nothing is parted where no line says who leads: "C : 3" alone is no label.
    """
    if not any(_LEADS.match(line.string) for line in lines):
        return lines, [], []
    leads: list[Text] = []
    others: list[tuple[str, Text]] = []
    labels: list[Text] = []
    last: str | None = None
    for line in lines:
        leading, other = _LEADS.match(line.string), _OTHERS.match(line.string)
        found = leading or other
        text = line.part(found.end()) if found else line
        if found:
            labels.append(line.part(*found.span(1)))
            last = None if leading else found[1]
        if last is None:
            leads.append(text)
        else:
            others.append((last, text))
    return leads, others, labels

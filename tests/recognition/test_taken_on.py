"""A sentence under a line says who does it and when."""

from __future__ import annotations

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, nodes

PLAN = """# Plan d'action 2031

## Vie du rucher

1. Repeindre les hausses du rucher

{said}

2. Semer la phacélie autour du rucher

Le comité jardins s'en occupe avant juin 2031.
"""


@pytest.mark.parametrize(
    ("said", "lead", "schedule"),
    [
        ("Maud Lacroix s’en occupe avant le 3 mars 2031.", "Maud Lacroix", "avant le 3 mars 2031"),
        ("Maud s’en charge.", "Maud", None),
        ("La coordination s'en charge. Échéance : automne 2031.", "La coordination", "automne 2031"),
        ("Maud Lacroix s'occupe de ceci : avant mars 2031.", "Maud Lacroix", "avant mars 2031"),
        ("Maud Lacroix en est responsable, d'ici mars 2031", "Maud Lacroix", "d'ici mars 2031"),
        ("Maud Hill takes this on: by March 2031.", "Maud Hill", "by March 2031"),
        ("The garden team will do it before March 2031.", "The garden team", "before March 2031"),
        ("Maud Hill is responsible, by March 2031.", "Maud Hill", "by March 2031"),
    ],
)
def test_who_takes_it_on_and_when(said: str, lead: str, schedule: str | None) -> None:
    proposal = as_dict(propose(read_bytes(PLAN.format(said=said).encode(), "plan.md")))
    line = node(proposal, "Repeindre")
    assert (line["leads"], line["schedule"]) == ([lead], schedule)
    assert len(nodes(proposal)) == 3


@pytest.mark.parametrize("said", ["Nobody takes this on.", "Cela en est responsable.", "Maud s'en occupe avec joie."])
def test_other_sentences_name_nobody(said: str) -> None:
    proposal = as_dict(propose(read_bytes(PLAN.format(said=said).encode(), "plan.md")))
    assert node(proposal, "Repeindre")["leads"] == []

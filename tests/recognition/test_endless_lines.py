"""A line that never ends, of what each rule looks for: read once, as any line, whatever it repeats."""

from __future__ import annotations

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from jalon.recognition.levels import level_word
from jalon.recognition.sentences import sentence_breaks
from jalon.recognition.vocabulary.labels import LEVELS

PLAN = (
    "Plan d'action 2024-2027\n\nAxe 1 – Jardins\n\n- {}\n- Semer les graines\n\nAxe 2 – Lire\n\n- Lire à voix haute\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "-_" * 6_000 + "a",  # a rule between two lines
        "." * 12_000 + "x",  # points that lead to no page
        "…" * 12_000 + "x",
        "A (AB) " * 1_700,  # sigles, each after its words
        "(" + " " * 12_000 + "x",
        "[x] " * 3_000 + "Planter",  # boxes before a text
        "☐ " * 6_000 + "Planter",
        "I. " * 12_000 + "Planter",  # points that end no sentence
        "p. 1 " * 9_000 + "Planter",
    ],
    ids=lambda line: line[:8],
)
def test_the_other_lines_are_read(line: str) -> None:
    proposal = as_dict(propose(read_bytes(PLAN.format(line).encode(), "plan.txt")))
    assert "Semer les graines" in str(proposal["nodes"])


def test_the_first_box_of_several_says_where_it_stands() -> None:
    document = read_bytes("Plan 2024-2027\n\nAxe 1 – Jardins\n\n- [x] [ ] Planter\n- [ ] Semer\n".encode(), "plan.txt")
    first = as_dict(propose(document))["nodes"][0]["children"][0]
    assert first["text"] == "Planter"
    assert first["status"] == "done"


def test_a_point_of_an_abbreviation_or_of_a_number_ends_no_sentence() -> None:
    said = "1. Écrire à Mme Roy. Voir l'art. 12. Puis Sept. Ensuite lire."
    assert [said[at:][:6] for at in sentence_breaks(said)] == ["Voir l", "Puis S"]
    assert not sentence_breaks("12. Planter")


@pytest.mark.parametrize("unit", [" ", "a", "1", "ii", "a "])
def test_a_cell_that_never_ends_names_no_level(unit: str) -> None:
    assert level_word(unit * 60_000 + "!") not in LEVELS
    assert level_word("Objectifs 1.2") in LEVELS


def test_a_cell_of_dates_that_never_ends_is_read_as_any() -> None:
    plan = (
        "<h1>Plan d'action 2024-2027</h1><table><tr><th>Action</th><th>Responsable</th><th>Échéance</th></tr>"
        "<tr><td>Semer</td><td>CA</td><td>{}</td></tr><tr><td>Lire à voix haute</td><td>CA</td>"
        "<td>mars 2025 Salle louée et payée</td></tr></table>"
    )
    for unit in ("A ", "Aa ", "A.B.", "Mars 2025 "):
        node = as_dict(propose(read_bytes(plan.format(unit * 4_000).encode(), "plan.html")))["nodes"][1]
        assert node["results"] == "Salle louée et payée"

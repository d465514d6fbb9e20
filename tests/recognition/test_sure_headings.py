"""Lines that head rows without a label: one is asked about, several that do are not; a remark heads nothing."""

from __future__ import annotations

from typing import Any

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from jalon.recognition.judging.looks import is_bare
from tests.recognition.reading import codes, node, outline

HEADER = ("Gestes", "Qui", "Quand", "Suivi")
DREDGE = ("Curer le bief", "Odile Roy", "mai 2031", "Sept seaux")
SOW = ("Semer la haie", "Jean Aubé", "juin 2031", "Terre prête")


def read(*rows: tuple[str, ...] | str) -> dict[str, Any]:
    """What is read in a table; words alone run across it."""
    across = (f"<tr><td colspan=4>{row}</td></tr>" for row in rows if isinstance(row, str))
    told = (next(across) if isinstance(row, str) else f"<tr><td>{'<td>'.join(row)}</tr>" for row in (HEADER, *rows))
    page = f"<html><body><h1>Plan d’action 2031</h1><table>{''.join(told)}</table></body></html>"
    return as_dict(propose(read_bytes(page.encode(), "plan.html")))


def test_one_alone_is_asked_about() -> None:
    assert codes(node(read("L’eau du moulin", DREDGE, SOW), "L’eau")) == {"heading_guessed"}


def test_several_with_rows_below_each_are_sure() -> None:
    proposal = read("L’eau du moulin", DREDGE, "Les bords du chemin", SOW)
    assert [codes(node(proposal, words)) for words in ("L’eau", "Les bords")] == [set(), set()]


def test_a_remark_under_the_last_line_heads_nothing() -> None:
    proposal = read(DREDGE, SOW, "N. B. Ces dates dépendent de la crue.")
    assert outline(proposal) == ["action Curer le bief", "action Semer la haie"]
    assert "N. B. Ces dates dépendent de la crue." in [one["text"] for one in proposal["notes"]]


def test_what_each_of_several_does_is_no_time_alone() -> None:
    assert not is_bare("Every sluice gets a coat of paint")
    assert is_bare("Every spring")

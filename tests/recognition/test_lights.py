"""Traffic lights in letters, and yes and no under headings that ask something else than progress."""

from __future__ import annotations

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import codes, node, read

LINES = ("Sow the bank", "Clear the pond", "Paint the gate")
LIGNES = ("Semer la rive", "Curer l'étang", "Peindre la barrière")


def table(header: str, lines: tuple[str, ...], *cells: str) -> str:
    rows = (f"{line}\tOdile Roy\t2031\t{cell}\n" for line, cell in zip(lines, cells, strict=True))
    return f"{header}\n" + "".join(rows)


@pytest.mark.parametrize("heading", ["RAG", "Status"])
def test_a_red_letter_is_never_done(heading: str) -> None:
    proposal = read(table(f"Action\tLead\tBy when\t{heading}", LINES, "R", "A", "G"))
    assert [node(proposal, line)["status"] for line in LINES] == ["not_done", "in_progress", "in_progress"]


@pytest.mark.parametrize("amber", ["J", "O"])
def test_french_letters_are_lights_too(amber: str) -> None:
    proposal = read(table("Action\tResponsable\tÉchéance\tStatut", LIGNES, "R", amber, "V"))
    assert [node(proposal, line)["status"] for line in LIGNES] == ["not_done", "in_progress", "done"]


def test_each_light_that_calls_for_attention_is_asked_once() -> None:
    proposal = read(table("Action\tLead\tBy when\tStatus", (*LINES, "Mow the field"), "R", "A", "G", "R"))
    asked = [codes(node(proposal, line)) for line in (*LINES, "Mow the field")]
    assert asked == [{"status_by_colour"}, {"status_by_colour"}, set(), set()]


def test_a_key_says_what_lights_are() -> None:
    text = "R = not started, A = under way, G = complete\n\n" + table("Action\tLead\tBy when\tRAG", LINES, *"RAG")
    proposal = read(text)
    assert [node(proposal, line)["status"] for line in LINES] == ["to_do", "in_progress", "done"]
    assert [codes(node(proposal, line)) for line in LINES] == [set(), set(), set()]


def test_r_alone_is_no_light() -> None:
    proposal = read(table("Action\tResponsable\tÉchéance\tStatut", LIGNES, "R", "R", "R"))
    assert node(proposal, "Semer")["status"] == "done"


@pytest.mark.parametrize(
    "heading", ["Shared under licence (Yes/No)", "Budget granted", "Priority? Y/N", "Needs a permit"]
)
def test_yes_and_no_answer_what_their_heading_asks(heading: str) -> None:
    proposal = read(table(f"Action\tLead\tBy when\t{heading}", LINES, "Yes", "No", "Yes"))
    assert [node(proposal, line)["status"] for line in LINES] == [None, None, None]
    assert node(proposal, "Sow")["extra"] == {heading: "Yes"}


@pytest.mark.parametrize("heading", ["Réalisé (oui/non)", "Terminé?", "Fait"])
def test_they_say_the_status_where_it_asks_so(heading: str) -> None:
    proposal = read(table(f"Action\tResponsable\tÉchéance\t{heading}", LIGNES, "Oui", "Non", "Oui"))
    assert [node(proposal, line)["status"] for line in LIGNES] == ["done", "not_done", "done"]


@pytest.mark.parametrize("over", ["Grands défis", "Objectifs stratégiques touchés", ""])
def test_crosses_under_what_a_line_touches_say_no_time(over: str) -> None:
    heads = f"\t\t{over}\t\n\t\tSûreté\tVerdure\n" if over else ""
    first = "Action\tResponsable" + ("\n" if over else "\tSûreté\tVerdure\n")
    text = first.replace("\n", heads[1:] if over else "\n", 1)
    rows = "Semer la rive\tOdile Roy\tX\t\nCurer l'étang\tSam Aubin\t\tX\nPeindre la barrière\tLéa Noël\tX\tX\n"
    proposal = read(text + rows)
    assert [node(proposal, line)["schedule"] for line in LIGNES] == [None, None, None]
    assert [node(proposal, line)["level"] for line in LIGNES] == ["action"] * 3
    assert len(node(proposal, "Peindre")["extra"]) == 2


def _lit(*colours: str, legend: str = "") -> dict:
    deeds = ("Réparer six quais", "Draguer le bassin", "Peindre le phare")
    rows = "".join(f"{deed}\tOdile\tjuin 2031\t{colour}\n" for deed, colour in zip(deeds, colours, strict=True))
    return read(f"Plan d'action 2031\n\nAction\tResponsable\tÉchéance\tÉtat\n{rows}\n{legend}")


@pytest.mark.parametrize(
    "colours", [("Vert", "Jaune", "Rouge"), ("vert", "orange", "rouge"), ("Green", "Amber", "Red")]
)
def test_a_colour_by_its_name_is_asked_about_where_nothing_explains_it(colours: tuple[str, ...]) -> None:
    proposal = _lit(*colours)
    assert "status_by_colour" not in codes(node(proposal, "Réparer"))
    assert "status_by_colour" in codes(node(proposal, "Draguer"))
    assert "status_by_colour" in codes(node(proposal, "Peindre"))


@pytest.mark.parametrize(
    ("colours", "legend"),
    [
        (("Vert", "Jaune", "Rouge"), "Légende : Vert = réalisé, Jaune = en cours, Rouge = reporté"),
        (("vert", "orange", "rouge"), "Vert : terminé; orange : en cours; rouge : reporté"),
        (("Green", "Amber", "Red"), "Key: green – done, amber – in progress, red – postponed"),
    ],
)
def test_a_colour_by_its_name_means_what_a_line_says_of_it(colours: tuple[str, ...], legend: str) -> None:
    proposal = _lit(*colours, legend=legend)
    found = [node(proposal, text) for text in ("Réparer", "Draguer", "Peindre")]
    assert [one["status"] for one in found] == ["done", "in_progress", "postponed"]
    assert not any("status_by_colour" in codes(one) for one in found)


@pytest.mark.parametrize(
    ("codes_of", "meanings"),
    [
        (("F", "EC", "NR"), ("Fait", "En cours", "Non réalisé")),
        (("1", "2", "3"), ("Terminé", "En cours", "Pas fait")),
        (("Vert", "Jaune", "Rouge"), ("Réalisé", "En cours", "Non réalisé")),
    ],
)
def test_a_small_table_says_what_codes_mean(codes_of: tuple[str, ...], meanings: tuple[str, ...]) -> None:
    def rows(*cells: tuple[str, ...]) -> str:
        return "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)

    legend = rows(*zip(codes_of, meanings, strict=True))
    plan = rows(
        ("Action", "Responsable", "Échéance", "État"),
        *((line, "Odile", "juin 2031", code) for line, code in zip(LIGNES, codes_of, strict=True)),
    )
    page = f"<h1>Plan 2031</h1><table>{legend}</table><p>Volet du port</p><table>{plan}</table>"
    proposal = as_dict(propose(read_bytes(page.encode(), "plan.html")))
    assert [node(proposal, line)["status"] for line in LIGNES] == ["done", "in_progress", "not_done"]
    assert not proposal["unplaced"]

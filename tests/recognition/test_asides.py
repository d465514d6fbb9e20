"""What stands in or beside tables of plans and is no line of them: people, notes under a table, states over rows."""

from __future__ import annotations

import pytest

from tests.recognition.reading import node, nodes, outline, read

PLAN = "Action\tResponsable\tÉchéance\nSemer la rive*\tOdile Roy\tmai 2031\nCurer l'étang\tSam Aubin\tjuin 2031\n"


@pytest.mark.parametrize(
    "header",
    [
        "Nom\tOrganisme\tRôle",
        "Membre\tOrganisme\tFonction",
        "Nom\tOrganisme\tPrésence",
        "Responsable\tOrganisme\tTéléphone",
    ],
)
def test_who_is_who_is_no_plan(header: str) -> None:
    rows = (
        "Odile Roy\tAmis de l'étang\ttrésorière\nSam Aubin\tÉcole du Moulin\tmembre\nLéa Noël\tVille de Rive\tmembre\n"
    )
    assert read(f"{header}\n{rows}")["kind"] == "other"


def test_who_came_is_no_part_of_the_plan_below() -> None:
    people = "Nom\tOrganisme\tFonction\nOdile Roy\tAmis de l'étang\ttrésorière\nSam Aubin\tÉcole du Moulin\tmembre\n"
    proposal = read(f"{people}\nPlan d'action\n\n{PLAN}")
    assert [one["text"] for one in nodes(proposal)] == ["Semer la rive*", "Curer l'étang"]


def test_projects_written_as_names_are_lines() -> None:
    rows = "Jardin Partagé\tOdile Roy\tmai 2031\nMarché Bio\tSam Aubin\tjuin 2031\n"
    assert len(nodes(read(f"Nom\tResponsable\tÉchéance\n{rows}"))) == 2


@pytest.mark.parametrize(
    "note",
    [
        "* sous réserve de la subvention",
        "Note : les dates suivent l'exercice.",
        "Source : enquête des riverains, 2030",
        "N.B. : à revoir",
    ],
)
def test_a_note_under_a_table_is_no_action(note: str) -> None:
    proposal = read(f"{PLAN}{note}\t\t\n")
    assert len(nodes(proposal)) == 2
    assert [said["role"] for said in proposal["notes"]][-1] == "footnote"


def test_starred_lines_are_actions_where_no_star_calls_them() -> None:
    rows = "* Semer la rive\t\t\n* Curer l'étang\tSam Aubin\tjuin 2031\n"
    assert len(nodes(read(f"Action\tResponsable\tÉchéance\n{rows}"))) == 2


@pytest.mark.parametrize(("word", "status"), [("Complete", "done"), ("In progress", "in_progress"), ("Closed", "done")])
def test_a_state_over_rows_is_theirs(word: str, status: str) -> None:
    rows = f"Sow the bank\tOdile Roy\tMay 2031\n{word}\t\t\nMow the field\tSam Aubin\tJune 2031\n"
    proposal = read(f"Action\tOwner\tDue\n{rows}")
    assert outline(proposal) == ["action Sow the bank", "action Mow the field"]
    assert [one["status"] for one in nodes(proposal)] == [None, status]


def test_a_state_over_a_table_is_that_of_its_rows() -> None:
    header = "Action\tResponsable\tÉchéance\n"
    first, second = "Semer la rive\tOdile Roy\tmai 2031\n", "Curer l'étang\tSam Aubin\tjuin 2031\n"
    proposal = read(f"Suivi\n\nEn cours\n\n{header}{first}\nTerminé\n\n{header}{second}")
    assert [(one["text"], one["status"]) for one in nodes(proposal)] == [
        ("Semer la rive", "in_progress"),
        ("Curer l'étang", "done"),
    ]


def test_a_state_ends_where_another_part_begins() -> None:
    lines = ["AXE 1 Rive", "Semer\tOdile Roy\t2031", "Terminé", "Curer\tSam Aubin\t2031", "AXE 2 Ville"]
    rows = "\n".join([*lines, "Peindre\tLéa Noël\t2031\n"])
    proposal = read(f"Action\tResponsable\tÉchéance\n{rows}")
    assert (node(proposal, "Curer")["status"], node(proposal, "Peindre")["status"]) == ("done", None)


@pytest.mark.parametrize(
    ("header", "unit"),
    [("Sujet\tResponsable\tDurée", "min"), ("Topic\tLead\tTime", "minutes"), ("Item\tPresenter\t", "'")],
)
def test_an_agenda_with_minutes_is_no_plan(header: str, unit: str) -> None:
    rows = (
        f"Accueil\tOdile Roy\t5 {unit}\nSuivi du jardin\tSam Aubin\t20 {unit}\nPréparer la fête\tLéa Noël\t15 {unit}\n"
    )
    assert read(f"{header}\n{rows}")["kind"] == "other"


@pytest.mark.parametrize(
    "caption", ["Implementation Table", "Table 1: Actions", "Tableau 2 – Actions", "Tableau de synthèse"]
)
def test_what_a_table_is_called_is_no_title_and_no_name(caption: str) -> None:
    proposal = read(f"Vers une rive vivante\n\n{caption}\n\n{PLAN}")
    assert (proposal["title"], proposal["organisation"]) == ("Vers une rive vivante", None)


@pytest.mark.parametrize(
    "heading", ["Actions (responsable)", "Actions (responsables)", "Mesures (porteur)", "Actions (lead)"]
)
def test_names_in_brackets_lead_where_the_heading_says_so(heading: str) -> None:
    rows = "Accueillir\tPréparer la salle (Lucie)\tmai 2031\nRelier\tTracer le sentier (comité des rives)\tjuin 2031\n"
    proposal = read(f"Objectif\t{heading}\tÉchéance\n{rows}")
    lines = [node(proposal, "Préparer"), node(proposal, "Tracer")]
    assert [(line["text"], line["leads"]) for line in lines] == [
        ("Préparer la salle", ["Lucie"]),
        ("Tracer le sentier", ["comité des rives"]),
    ]


def test_a_table_whose_cells_name_their_fields_has_no_header() -> None:
    rows = [
        "Semer la rive nord de l'étang\tResponsable : Odile Roy\tÉchéance : mai 2031",
        "Curer l'étang\tResponsable : Sam Aubin\tÉchéance : juin 2031",
        "Peindre la barrière\tResponsable : Léa Noël\tÉchéance : juillet 2031",
    ]
    found = nodes(read("\n".join(rows)))
    assert [(one["text"], one["leads"], one["schedule"]) for one in found] == [
        ("Semer la rive nord de l'étang", ["Odile Roy"], "mai 2031"),
        ("Curer l'étang", ["Sam Aubin"], "juin 2031"),
        ("Peindre la barrière", ["Léa Noël"], "juillet 2031"),
    ]

"""Tables of other shapes: on their side, boards, matrices, roadmaps, cards; tables told together by their header."""

from __future__ import annotations

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, outline, read


def table(*rows: str, above: str = "Plan 2026") -> str:
    return f"{above}\n\n" + "\n".join(row.replace("|", "\t") for row in rows) + "\n"


def test_a_table_on_its_side_has_an_action_a_column() -> None:
    proposal = read(
        table(
            "Besogne|Peindre la grange|Curer le fossé|Semer la haie",
            "Main|Odile Roy|Jean Aubé|Odile Roy",
            "Terme|mars 2026|mai 2026|juin 2026",
        )
    )
    assert outline(proposal) == ["action Peindre la grange", "action Curer le fossé", "action Semer la haie"]
    cleared = node(proposal, "Curer")
    assert (cleared["leads"], cleared["schedule"]) == (["Jean Aubé"], "mai 2026")


def test_a_board_gives_each_card_the_status_of_its_column() -> None:
    proposal = read(
        table(
            "À faire|En cours|Terminé",
            "Peindre la grange|Curer le fossé|Semer la haie du nord",
            "Tailler les pommiers||Réparer le vieux puits",
        )
    )
    assert {one["text"]: one["status"] for one in proposal["nodes"]} == {
        "Peindre la grange": "to_do",
        "Tailler les pommiers": "to_do",
        "Curer le fossé": "in_progress",
        "Semer la haie du nord": "done",
        "Réparer le vieux puits": "done",
    }


def test_people_across_lead_where_they_have_a_cross() -> None:
    proposal = read(
        table(
            "Tâche|Échéance|Odile Roy|Jean Aubé",
            "Peindre la grange|mars 2026|X|",
            "Curer le fossé|mai 2026||X",
            "Semer la haie|juin 2026|X|X",
        )
    )
    assert node(proposal, "Curer")["leads"] == ["Jean Aubé"]
    assert node(proposal, "Semer")["leads"] == ["Odile Roy", "Jean Aubé"]


def test_parts_down_and_quarters_across() -> None:
    proposal = read(
        table(
            "|T1 2026|T2 2026|T3 2026",
            "Des murs sains|Peindre la grange|Crépir le four|",
            "De l'eau claire|Curer le fossé||Semer des joncs",
        )
    )
    assert [line.strip() for line in outline(proposal)] == [
        "objective Des murs sains",
        "action Peindre la grange",
        "action Crépir le four",
        "objective De l'eau claire",
        "action Curer le fossé",
        "action Semer des joncs",
    ]
    assert node(proposal, "Semer")["schedule"] == "T3 2026"


def test_tables_under_one_header_are_told_together() -> None:
    """One row says too little of who "Ada" is; the rows of the other table tell."""
    rows = "Besogne|Main|Terme"
    proposal = read(
        table(
            rows,
            "Peindre la grange|Odile Roy|mars 2026",
            "Curer le fossé|Jean Aubé|mai 2026",
            "Semer la haie|Odile Roy|juin 2026",
        )
        + "\n"
        + table(rows, "Tailler les pommiers|Ada|juin 2026", above="Suite")
    )
    assert node(proposal, "Tailler")["leads"] == ["Ada"]


def test_unknown_labels_are_told_by_all_their_values() -> None:
    proposal = read(
        "Plan 2026\n\n1. Peindre la grange\n   Main : Odile Roy\n   Terme fixé : mars 2026\n\n"
        "2. Curer le fossé\n   Main : Jean Aubé\n   Terme fixé : mai 2026\n\n"
        "3. Semer la haie\n   Main : Odile Roy\n   Terme fixé : juin 2026\n"
    )
    cleared = node(proposal, "Curer")
    assert (cleared["leads"], cleared["schedule"]) == (["Jean Aubé"], "mai 2026")


def test_sections_in_capitals_are_no_organisation() -> None:
    proposal = read(
        "Plan d'action 2026\n\nUN VILLAGE ACCUEILLANT\n\n1. Peindre la grange\n   Responsable : Odile Roy\n\n"
        "UNE EAU CLAIRE\n\n2. Curer le fossé\n   Responsable : Jean Aubé\n"
    )
    assert [one["text"] for one in proposal["nodes"]] == ["UN VILLAGE ACCUEILLANT", "UNE EAU CLAIRE"]


def test_what_was_planned_and_what_was_done_stand_side_by_side() -> None:
    page = (
        "<h1>Bilan 2031</h1><table>"
        "<tr><td>Ce qui était prévu</td><td>Ce qui a été fait</td><td>Suites à donner</td></tr>"
        "<tr><td colspan=3>PARTICIPATION</td></tr>"
        "<tr><td>Mettre en place un conseil</td><td>Conseil créé en mars</td><td>Élargir aux jeunes</td></tr>"
        "<tr><td colspan=3>JEUNESSE</td></tr>"
        "<tr><td>Ouvrir un local</td><td>Pas réalisé, faute de bail</td><td>Relancer la mairie</td></tr></table>"
    )
    proposal = as_dict(propose(read_bytes(page.encode(), "bilan.html")))
    assert outline(proposal) == [
        "axis PARTICIPATION",
        "  action Mettre en place un conseil",
        "axis JEUNESSE",
        "  action Ouvrir un local",
    ]
    assert node(proposal, "Ouvrir")["results"] == "Pas réalisé, faute de bail"
    assert node(proposal, "Mettre")["extra"] == {"Suites à donner": "Élargir aux jeunes"}


def test_who_and_until_when_are_told_on_one_line_under_the_title() -> None:
    proposal = read(
        "Plan d'action en sécurité alimentaire\n\nTable intersectorielle de la Rive, 2031-2033\n\n"
        "OBJECTIF 1 – Nourrir\n- Planter des pois (Odile, mai 2031)\n- Semer du blé (Paul, juin 2031)\n"
        "- Louer un champ (Inès, juillet 2031)\n"
    )
    assert (proposal["organisation"], proposal["period"]) == ("Table intersectorielle de la Rive", "2031/2033")

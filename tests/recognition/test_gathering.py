"""Parts that come back apart are one, children join the parent they name, and tables that only count are no lines."""

from __future__ import annotations

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import nodes, outline, read

SORTED_BY_DAY = """Thème\tAction\tResponsable\tÉchéance
Serres\tRéparer la vitre\tMia Roux\tmars 2031
Ruches\tPeindre les cadres\tLuc Petit\tavril 2031
Serres\tSemer les tomates\tMia Roux\tmai 2031
Ruches\tRécolter le miel\tLuc Petit\tjuin 2031"""


def test_a_part_that_comes_back_is_one_and_its_rows_keep_their_order() -> None:
    assert outline(read(SORTED_BY_DAY)) == [
        "axis Serres",
        "  action Réparer la vitre",
        "  action Semer les tomates",
        "axis Ruches",
        "  action Peindre les cadres",
        "  action Récolter le miel",
    ]


def test_a_blank_part_goes_on_with_the_one_above() -> None:
    blank = SORTED_BY_DAY.replace("Ruches\tRécolter", "\tRécolter")
    assert outline(read(blank))[-2:] == ["  action Semer les tomates", "  action Récolter le miel"]


def test_a_row_stands_under_the_one_it_names_beside_a_column_of_parts() -> None:
    rows = """Task ID,Name,Section,Assignee,Due date,Parent task
1,Open the dye house,Spring,Mia Roux,2031-03-01,
2,Scrub the vats,,Luc Petit,2031-02-10,Open the dye house
3,Hold the wool fair,Autumn,Mia Roux,2031-10-05,
4,Weigh the fleeces,,Luc Petit,2031-02-20,Open the dye house"""
    proposal = as_dict(propose(read_bytes(rows.encode(), "plan.csv")))
    assert outline(proposal) == [
        "axis Spring",
        "  action Open the dye house",
        "    item Scrub the vats",
        "    item Weigh the fleeces",
        "axis Autumn",
        "  action Hold the wool fair",
    ]
    assert not any("Parent task" in node["extra"] for node in nodes(proposal) if node["level"] == "item")


def test_a_table_that_counts_the_lines_of_another_holds_none() -> None:
    counts = "Thème\tAvancement\tRéalisé\tEn cours\nSerres\t50 %\t1\t1\nRuches\t0 %\t0\t2\n\nDétail\n\n"
    proposal = read(counts + SORTED_BY_DAY)
    assert [node["text"] for node in proposal["nodes"]] == ["Serres", "Ruches"]
    assert "50 %" in [remark["text"] for remark in proposal["ignored"]]


def test_figures_of_actions_are_no_counts() -> None:
    figures = "Action\tBudget\tCoût\nRéparer la vitre\t100\t80\nSemer les tomates\t50\t40\n\nDétail\n\n"
    assert not [remark for remark in read(figures + SORTED_BY_DAY)["ignored"] if remark["text"] == "80"]

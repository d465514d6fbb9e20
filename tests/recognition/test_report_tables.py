"""Contributions listed in a table of a report."""

from tests.recognition.reading import read

SHEET = "Public : familles\n\nBut : se retrouver\n\nIntérêt : on revient\n\nDifficulté : le local\n\n"
REPORT = (
    "Rapport de la tournée 2025\n\nPratiques relevées\n\nLe café du coin – Atelier du Pont\n\n"
    + SHEET
    + "La remorque – Coop du Vent\n\n"
    + SHEET
    + "Recommandations\n\n1. Relève\n\n- Former deux personnes.\n- Jumeler les ateliers.\n\nContributions\n\n"
    + "Région\tGroupe\tTitre\tAnimation\nOutaouais\tAtelier du Pont\tRéparer ensemble\tSolange Roy\n"
    + "Montréal\tLe Tournevis\tDes rebuts qui parlent\tÈve Lanctôt\n"
)


def test_rows_are_contributions_and_no_plan():
    proposal = read(REPORT)
    assert proposal["kind"] == "report"
    assert proposal["contributions"][1] == {
        "region": "Montréal",
        "group": "Le Tournevis",
        "title": "Des rebuts qui parlent",
        "facilitator": "Ève Lanctôt",
    }

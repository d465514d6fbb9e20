"""Words that, before a number or a colon, announce a part of a plan: "AXE 1 :", "Objective 2.1 –", "Volet B".

`LABELS` gives the level a label stands for and its rank among labels: where two of them share a level, the smaller
rank contains the other ("Enjeu" holds "Orientation", "objectif général" holds "objectif spécifique").
"""

from __future__ import annotations

from typing import Final

from jalon.recognition.proposal import Level

LABELS: Final[dict[str, tuple[Level, int]]] = {
    **dict.fromkeys(("mission", "vision"), ("axis", 9)),
    **dict.fromkeys(("enjeu", "enjeux", "defi", "issue", "challenge", "problematique"), ("axis", 10)),
    **dict.fromkeys(
        ("priorite", "priorite strategique", "strategic priority", "priority", "priority area", "pilier", "pillar"), ("axis", 11)
    ),
    **dict.fromkeys(
        (
            "axe", "axe strategique", "axe de developpement", "axe d'intervention", "axe de travail", "axe prioritaire", "axis",
            "strategic direction", "grand axe", "theme", "thematique", "chantier",
            "domaine", "domaine d'intervention", "champ d'action", "champ", "champ d'intervention", "secteur", "focus area", "area", "key area", "result area", "domain", "dimension",
            "bloc", "section", "partie", "part", "programme", "program", "strand", "workstream", "dossier",
        ),
        ("axis", 12),
    ),
    **dict.fromkeys(("orientation", "orientation strategique", "orientation generale", "grande orientation"), ("axis", 13)),
    **dict.fromkeys(("volet", "sous-axe", "sous-theme", "sous-volet"), ("axis", 14)),
    **dict.fromkeys(("goal", "strategic goal", "but"), ("axis", 15)),
    **dict.fromkeys(("objectif general", "objectif strategique", "general objective", "strategic objective", "cible strategique"), ("objective", 20)),
    **dict.fromkeys(("objectif", "objective", "aim", "outcome", "resultat vise"), ("objective", 21)),
    **dict.fromkeys(("objectif specifique", "objectif operationnel", "sous-objectif", "specific objective", "sub-objective"), ("objective", 22)),
    **dict.fromkeys(("strategie", "strategy"), ("action", 29)),
    **dict.fromkeys(
        ("action", "moyen", "activite", "mesure", "projet", "initiative", "activity", "project", "measure", "fiche action", "fiche-action", "fiche", "intervention", "tactic", "action item"),
        ("action", 30),
    ),
    **dict.fromkeys(("etape", "sous-action", "tache", "step", "task", "sous-activite", "sub-action"), ("item", 40)),
}

# What begins the title of a plan.
TITLES: Final = (
    "plan d'action", "plan d'actions", "plans d'action", "plan de travail", "plan strategique", "planification strategique", "plan triennal", "plan annuel",
    "plan quinquennal", "plan de developpement", "plan operationnel", "planification annuelle", "programme d'action", "programmation", "projet associatif", "projet social", "feuille de route", "priorites d'action",
    "perspectives", "plan de mise en oeuvre", "plan de concertation", "plan d'intervention", "plan d'affaires", "plan de communication", "bilan du plan",
    "action plan", "work plan", "workplan", "strategic plan", "operational plan", "annual plan", "operating plan", "business plan", "implementation plan", "roadmap", "strategy",
    "bilan", "rapport", "report", "etats generaux",
)

# Headings that open a part of the document which is no part of the plan's tree.
GENERAL_OBJECTIVES: Final = (
    "objectifs generaux", "objectif general", "buts generaux", "nos objectifs", "mission et objectifs", "general objectives", "overall objectives", "our objectives",
    "objectifs de l'organisme", "objectifs du regroupement",
)
GLOSSARY: Final = (
    "sigles", "acronymes", "glossaire", "abreviations", "lexique", "glossary", "acronyms", "abbreviations", "liste des sigles", "definitions", "list of acronyms",
)
UPDATED: Final = (
    "mise a jour", "mis a jour", "maj", "derniere mise a jour", "revise le", "date de mise a jour", "version du", "en date du", "etat au", "updated", "last updated", "last update", "revised", "as of", "version of",
)
LEGEND: Final = ("legende", "note", "nota", "n.b.", "nb", "legend", "key", "n. b.", "nota bene")
HIGHLIGHTS: Final = (
    "gras", "caracteres gras", "couleur", "surligne", "surlignees", "surlignes", "souligne", "italique", "ombrage", "ombragees", "grise", "grisees", "vert", "rouge", "jaune", "bleu", "bold", "highlighted", "colour", "color", "shaded", "italics", "green", "yellow",
)

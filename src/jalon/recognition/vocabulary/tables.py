"""Headings that tell tables of another kind, folded: indicators, minutes. Data, no logic."""

from __future__ import annotations

import re
from typing import Final

# What is measured, as the first column of a small table, and how much of it is aimed at.
MEASURED: Final = re.compile(r"(?:indicateurs?|indicators?|indicador(?:es)?|mesures?|measures?|kpis?)\b")
AIMED_AT: Final = re.compile(
    r"\b(?:cibles?|targets?|metas?|valeurs? (?:cible|visee)s?|seuils?|objectifs? chiffres?|attendus?)\b"
)
# Minutes: what was spoken of, what was said of it, and what follows.
SPOKEN_OF: Final = re.compile(
    r"(?:sujets?|points?|topics?|subjects?|items?|agenda items?|objets?|asuntos?|assuntos?|pautas?"
    r"|ordre du jour|points? (?:de l'|a l')ordre du jour|points? (?:abordes?|discutes?))"
)
TALKED: Final = re.compile(
    r"(?:discussions?|echanges?|debats?|resumes?(?: des (?:echanges|discussions))?|points saillants|deliberations?"
    r"|key points|what was said|summary(?: of discussion)?|discussion points|ce qui s'est dit|discusion|discussao)"
)
DECIDED: Final = re.compile(
    r"(?:suivis?(?: a faire)?|suites?(?: a donner)?|decisions?(?: prises?)?|decisions? / suivis?|taches?|a faire|to do"
    r"|actions?(?: items?| a (?:faire|mener))?|follow[- ]ups?|next steps?|prochaines? etapes?|seguimiento|acuerdos?"
    r"|encaminhamentos?|acoes)"
)
# Who is who, or who came: what heads their names, and what is said of each.
PEOPLE: Final = re.compile(
    r"(?:noms?(?: et prenoms?)?|prenoms?(?: et noms?)?|membres?|participants?(?:·es|\(e\)s|es)?|participantes?"
    r"|presents?|(?:full )?names?|members?|attendees?|participants?|nombres?|nomes?)"
)
PERSONS: Final = re.compile(
    r"fonctions?|roles?|postes?|titres?|prenoms?|qualites?|present|presente|presence|signatures?|affiliations?"
    r"|positions?|job titles?|first names?|last names?|surnames?|present\?|attended|attendance|in attendance|cargos?"
)

"""The words around figures in result phrases, folded, French and English: data for `progress`."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before or after a percentage, these make it a measure of something else than the work done.
MEASURED: Final = _words("""
    taux participation hausse augmentation diminution baisse moyenne financement budget croissance satisfaction
    satisfaits presence presences pourcentage proportion reduction quorum indexation membership cout couts revenus
    depenses subvention rabais reponses reponse part majorite appui votes vote
    rate increase decrease attendance growth average budget funding satisfaction share response quorum turnout raise
""")
# A part of the work of which this is said is begun, and not done.
BEGUN: Final = _words("""
    commande commandee commandes commandees reserve reservee reserves reservees entame entamee entames entamees amorce
    amorcee planifie planifiee demande demandee contacte contactee esquisse esquissee
    ordered booked drafted requested started begun sketched contacted quoted scheduled
""")
# With these, a rate is one of the work itself: « taux d'avancement ».
OF_THE_WORK: Final = _words("avancement realisation completion progression progress atteinte")
# Words that may stand beside a percentage of the work itself.
ADVANCEMENT: Final = _words("""
    avancement realisation progression progres atteinte cible cibles objectif objectifs completion completude etat
    environ autour pres plus moins de a au an est sont ete travail travaux projet le la l les d du des presque deja
    total globalement global dossier action actions resultat resultats approximativement minimum
    progress about around over under nearly almost at is are the of work project target overall some approximately up
    to least currently now estimated
""")
# Numbers written in words, when a plural follows; "douzaine de" and its like count in round figures.
DOZENS: Final[dict[str, int]] = {
    "demi-douzaine": 6, "demi-dizaine": 5, "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15,
    "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
    "dozen": 12,
}  # fmt: skip
# Where the thing counted ends: what follows tells how, where or why.
AFTER_COUNTED: Final = _words("""
    et ou mais dont qui que qu avec pour dans lors par sur afin ont a sont est ete toutefois cependant car soit puis
    depuis pendant durant entre chaque chez grace ainsi sans
    and or but with for in at by during who that which were was have has is are on from since across this per as
""")
# A number after these is a name or an amount of something told before.
NO_COUNT_AFTER: Final = _words("h heure am pm e er re eme ieme nd rd th st o")
EVERYTHING: Final = _words("tous toutes tout toute ensemble chaque all every each everyone everything")
TRIMMED: Final = " \t\n\u00a0,;:.-–—=/·•*…|→"
# Left alone between two things read, these small words tell nothing.
LINKS: Final = _words("""
    le la les l en au aux a et ou mais de du des d un une y environ plus pres moins sur the in on at and but of to an
    about et/ou dont deja est sont ete
""")

"""Words that reports use for their parts and for the fields of practice sheets, folded, French and English: data."""

from __future__ import annotations

from typing import Final

# Labels of the fields of a sheet, by field. "text" keeps the label with its words: a sheet has no field for them.
SHEET_LABELS: Final[dict[str, tuple[str, ...]]] = {
    "title": ("titre", "intitule", "nom de l'action", "nom de la pratique", "intitule de l'action", "titre de l'action", "title", "name", "practice"),
    "public": (
        "public", "publics", "public cible", "public vise", "public concerne", "publics concernes", "publics cibles", "publics vises", "public(s)",
        "beneficiaires", "pour qui", "clientele", "audience", "target audience", "target group", "target public", "beneficiaries", "for whom", "participants", "who is it for",
    ),
    "aim": ("objectif", "objectifs", "objectif(s)", "but", "buts", "finalite", "finalites", "aim", "aims", "objective", "objectives", "goal", "goals", "purpose"),
    "interest": (
        "interet", "interets", "interet(s)", "points forts", "point fort", "atouts", "avantages", "plus-value", "apports", "leviers", "forces", "benefit", "benefits",
        "interest", "strengths", "strength", "added value", "what works", "advantages",
    ),
    "difficulty": (
        "difficulte", "difficultes", "difficulte(s)", "freins", "limites", "points faibles", "points de vigilance", "obstacles", "ecueils", "difficultes rencontrees",
        "challenge", "challenges", "difficulty", "difficulties", "limits", "limitations", "barriers", "weaknesses", "obstacle",
    ),
    "carrier": (
        "porteur", "porteurs", "porteur(s)", "structure", "structure porteuse", "organisme", "organisme porteur", "porte par", "porteur du projet", "porteur de l'action",
        "carrier", "lead organisation", "lead organization", "organisation", "organization", "led by", "run by", "carried by", "host",
    ),
    "territory": (
        "territoire", "territoires", "lieu", "localisation", "departement", "departements", "commune", "ville", "lieux", "territory", "location", "place", "area", "where",
    ),
    "region": ("region",),
    "url": ("site", "site web", "site internet", "lien", "liens", "url", "web", "adresse web", "en savoir plus", "website", "web site", "link", "links", "more information"),
    "text": (
        "description", "contexte", "partenaires", "partenaire", "contact", "contacts", "duree", "moyens", "deroulement", "resultats", "bilan", "financement", "origine",
        "mise en oeuvre", "demarche", "partners", "partner", "context", "duration", "results", "funding", "means", "method", "personne-ressource", "personne ressource",
    ),
}
# Fields that tell a sheet from an action of a plan.
TELLING: Final = ("public", "interest", "difficulty")

# What announces each part of a report: found as whole words in a short heading. The order decides between two.
PARTS: Final[dict[str, tuple[str, ...]]] = {
    "parts": ("contributions", "liste des contributeurs", "list of contributions", "contributors"),
    "needs": ("besoins", "besoin repere", "needs", "attentes exprimees"),
    "advice": ("preconisations", "recommandations", "propositions", "preconisation", "recommendations", "proposals"),
    "sheets": (
        "pratiques inspirantes", "bonnes pratiques", "fiches pratiques", "fiches de pratiques", "fiches de pratique", "fiches actions", "pratiques innovantes", "experiences inspirantes",
        "initiatives inspirantes", "pratiques reperees", "inspiring practices", "good practices", "best practices", "practice sheets", "promising practices",
    ),
    "end": (
        "annexe", "annexes", "introduction", "conclusion", "bibliographie", "remerciements", "methodologie", "preambule", "sommaire", "glossaire", "contexte", "appendix",
        "appendices", "bibliography", "acknowledgements", "methodology", "preamble", "references",
    ),
}
REGIONS: Final = ("region", "province", "academie", "inter-region", "interregion", "county of", "territoire de la region")

GROUPS: Final = ("groupe de travail", "groupe", "atelier", "table ronde", "sous-groupe", "working group", "workshop", "group", "panel", "session")
FACILITATORS: Final = ("animation par", "animation", "anime par", "animee par", "animateur", "animatrice", "pilotage", "facilitated by", "facilitation", "facilitator", "led by", "chaired by", "host")

# Words a territory begins with, and words that begin the name of an organisation.
PLACES: Final = (
    "departement", "departements", "territoire", "territoires", "region", "regions", "commune", "communes", "ville", "villes", "pays", "agglomeration", "canton", "mrc",
    "municipalite", "arrondissement", "quartier", "quartiers", "province", "bassin", "communaute de communes", "national", "nationale", "metropole", "county", "city", "town", "district", "area", "borough",
    "village", "statewide", "nationwide", "province-wide", "greater",
)
ORGANISATIONS: Final = (
    "association", "asso", "conseil", "caisse", "caf", "ccas", "cias", "cpam", "centre", "mairie", "mission", "maison", "service", "services", "foyer", "fondation", "federation", "union", "institut", "ecole",
    "universite", "hopital", "cooperative", "reseau", "collectif", "comite", "groupement", "office", "agence", "regroupement", "table", "carrefour", "societe", "entreprise", "opca", "ciusss", "cisss",
    "council", "foundation", "society", "centre", "center", "agency", "network", "institute", "school", "university", "hospital", "house", "coalition", "alliance", "trust", "board",
)

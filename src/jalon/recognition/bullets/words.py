"""Words that tell what the lines of a plan without table are, folded, French and English: data, no logic."""

from __future__ import annotations

from typing import Final

from jalon.recognition.proposal import Level


def _words(text: str) -> list[str]:
    return text.split()


# Nouns that head a group of actions when they begin a bullet: what a network works through.
HEAD_NOUNS: Final = frozenset(
    [
        "comite",
        "comites",
        "sous-comite",
        "sous-comites",
        "dossier",
        "dossiers",
        "table",
        "tables",
        "groupe",
        "groupes",
        "commission",
        "commissions",
        "chantier",
        "chantiers",
        "projet",
        "projets",
        "programme",
        "programmes",
        "campagne",
        "campagnes",
        "volet",
        "axe",
        "secteur",
        "cellule",
        "colloque",
        "forum",
        "committee",
        "committees",
        "subcommittee",
        "group",
        "groups",
        "project",
        "projects",
        "program",
        "programs",
        "programme",
        "campaign",
        "working",
        "portfolio",
        "file",
        "task",
    ]
)

# Headings of parts that hold no plan: what stands under them is the document's introduction, or its end.
ASIDE: Final = (
    "introduction",
    "preambule",
    "avant-propos",
    "contexte",
    "mise en contexte",
    "mission",
    "vision",
    "valeurs",
    "notre mission",
    "nos valeurs",
    "notre vision",
    "la mission",
    "mission et valeurs",
    "mission, vision, valeurs",
    "mission et vision",
    "conclusion",
    "remerciements",
    "historique",
    "presentation",
    "presentation de l'organisme",
    "methodologie",
    "qui sommes-nous",
    "mot de la presidente",
    "mot du president",
    "mot de la presidence",
    "mot de la coordonnatrice",
    "mot du coordonnateur",
    "mot de la direction",
    "mot de la coordination",
    "mot d'ouverture",
    "background",
    "context",
    "about us",
    "who we are",
    "our mission",
    "our vision",
    "our values",
    "values",
    "acknowledgements",
    "acknowledgments",
    "message from the president",
    "message from the chair",
    "foreword",
    "methodology",
    "overview",
    "preamble",
    "our history",
    "comment contribuer",
    "comment participer",
    "how to contribute",
    "contributing",
)

# Of these, those that also head a list of actions: they say where things stand, not what the document's author is.
SETTINGS: Final = frozenset(
    ("contexte", "mise en contexte", "context", "overview", "presentation", "historique", "background", "methodologie")
)

# Of parts of a plan as of what is said around it: in sentences alone they are no part.
ASIDE_IN_PROSE: Final = frozenset(
    [
        *("gouvernance", "suivi", "suivi et evaluation", "evaluation", "modalites de suivi", "mise en oeuvre"),
        *("mise en oeuvre et suivi", "demarche", "notre demarche", "portrait", "portrait du territoire", "diagnostic"),
        *("etat des lieux", "constats", "budget", "financement", "pilotage", "comite de suivi", "communication"),
        *("governance", "monitoring", "monitoring and evaluation", "evaluation", "reporting", "how we will report"),
        *("how we will measure progress", "next review", "review", "funding", "needs assessment", "our approach"),
        *("where we are", "where we are now", "our starting point", "ou nous en sommes", "ou en sommes-nous"),
        *(
            "about this plan",
            "about this document",
            "executive summary",
            "a propos",
            "a propos de ce document",
            "a propos de ce plan",
            "how to read this plan",
            "comment lire ce plan",
            "implementation",
        ),
    ]
)
WHY: Final = ("pourquoi ", "why ", "how this plan ", "how we made ", "comment ce plan ", "comment nous avons ")

# What minutes, letters, résumés and instructions say, and plans do not; each is found as whole words.
NOT_A_PLAN: Final[dict[str, tuple[str, ...]]] = {
    "guide": (
        "voici ce qu",
        "quelques conseils",
        "n'oubliez pas",
        "prenez le temps",
        "devrait contenir",
        "comment faire",
        "par exemple",
        "avant de commencer",
        "here is what",
        "how to",
        "remember to",
        "should include",
        "make sure you",
        "for example",
        "tips",
    ),
    "minutes": (
        "ouverture de la seance",
        "ouverture de l'assemblee",
        "ouverture de la rencontre",
        "ouverture de la reunion",
        "levee de la seance",
        "levee de l'assemblee",
        "levee de la reunion",
        "ordre du jour",
        "lecture et adoption",
        "proces-verbal de la",
        "il est propose",
        "propose par",
        "appuye par",
        "appuyee par",
        "adopte a l'unanimite",
        "adoptee a l'unanimite",
        "sont presents",
        "etaient presents",
        "etait presente",
        "mot de bienvenue",
        "varia",
        "call to order",
        "moved by",
        "seconded by",
        "carried",
        "adjournment",
        "adjourned",
        "minutes of the",
        "approval of the agenda",
        "in attendance",
        "regrets",
        "absents",
        "absent(e)s",
        "presences",
        "motion",
        "levee",
        "ouverture",
        "periode de questions",
        "question period",
    ),
    "letter": (
        "madame, monsieur",
        "madame",
        "monsieur",
        "veuillez agreer",
        "veuillez recevoir",
        "salutations distinguees",
        "cordialement",
        "nous vous prions",
        "dear",
        "sincerely",
        "yours truly",
        "best regards",
        "kind regards",
        "bien a vous",
        "meilleures salutations",
    ),
    "job": (
        "offre d'emploi",
        "profil",
        "profil recherche",
        "candidature",
        "candidatures",
        "salaire",
        "entree en fonction",
        "job offer",
        "job posting",
        "salary",
        "qualifications",
        "applicants",
    ),
    "resume": (
        "experience professionnelle",
        "experiences professionnelles",
        "experience de travail",
        "experiences de travail",
        "curriculum vitae",
        "formation academique",
        "scolarite",
        "diplome d'etudes",
        "baccalaureat",
        "langues parlees",
        "loisirs",
        "centres d'interet",
        "references sur demande",
        "competences informatiques",
        "work experience",
        "employment history",
        "education",
        "skills",
        "hobbies",
        "references available",
        "bachelor",
        "permis de conduire",
    ),
    "instructions": (
        "ingredients",
        "mode d'emploi",
        "guide d'utilisation",
        "instructions",
        "how to",
        "user guide",
        "tutoriel",
        "tutorial",
        "preparation",
        "prechauffer",
        "c. a soupe",
        "c. a the",
        "tablespoon",
        "teaspoon",
        "preheat",
        "tasse de",
    ),
}

# Headings of a résumé: that of what somebody has worked at, and those beside it.
CAREER: Final = (
    "experience", "experiences", "experience professionnelle", "experiences professionnelles", "experience de travail",
    "experiences de travail", "experience pertinente", "parcours professionnel", "emplois", "emplois occupes",
    "work experience", "professional experience", "relevant experience", "employment", "employment history",
)  # fmt: skip
BESIDE_A_CAREER: Final = (
    "formation", "formations", "formation academique", "etudes", "scolarite", "diplomes", "competences", "langues",
    "benevolat", "experience benevole", "engagement benevole", "implication sociale", "interets", "centres d'interet",
    "loisirs", "references", "profil", "prix et distinctions", "publications", "informatique", "logiciels",
    "education", "training", "skills", "languages", "volunteering", "volunteer experience", "interests", "hobbies",
    "awards", "profile", "qualifications", "certifications",
)  # fmt: skip

# What plans say of themselves.
OF_A_PLAN: Final = (
    "plan d'action",
    "plan d'actions",
    "plan de travail",
    "plan strategique",
    "planification",
    "axe",
    "axes",
    "orientation",
    "orientations",
    "objectif",
    "objectifs",
    "enjeu",
    "volet",
    "echeancier",
    "echeance",
    "responsable",
    "responsables",
    "porteur",
    "priorites",
    "resultats attendus",
    "indicateur",
    "indicateurs",
    "moyens",
    "actions",
    "comite",
    "dossier",
    "action plan",
    "work plan",
    "strategic plan",
    "goal",
    "goals",
    "objective",
    "objectives",
    "strategy",
    "timeline",
    "lead",
    "responsible",
    "priority",
    "priorities",
    "committee",
    "deliverable",
    "activities",
    "action items",
    "workplan",
    "roadmap",
    "feuille de route",
    "engagements",
    "nous nous engageons",
    "commitments",
    "pledges",
    "next steps",
    "prochaines etapes",
    "a faire",
    "to do",
    "to-do",
    # Spanish and Portuguese
    "eje",
    "ejes",
    "eixo",
    "eixos",
    "objetivo",
    "objetivos",
    "meta",
    "metas",
    "acciones",
    "acoes",
    "actividades",
    "atividades",
    "responsavel",
    "plazo",
    "prazo",
    "resultado esperado",
    "resultados esperados",
    "indicadores",
    "compromisos",
    "compromissos",
)

# Openers of what is promised ("Nous nous engageons à :", "We will:"), folded, at the start of a line.
PROMISES: Final = (
    "nous nous engageons",
    "l'equipe s'engage",
    "nous allons",
    "nous voulons",
    "we will",
    "we commit",
    "we pledge",
    "we are committed",
    "we promise",
    "nos comprometemos",
    "nos comprometemos a",
)
# What numbers a promise: "Engagement n° 3", "Pledge 2".
PROMISED: Final = frozenset(
    ("engagement", "commitment", "pledge", "promise", "promesse", "ambition", "cible", "target", "jalon", "milestone",
     "compromiso", "compromisso")
)  # fmt: skip
# Headings of a list by how near its time is, without saying a time.
HORIZONS: Final = frozenset(
    ("maintenant", "ensuite", "bientot", "plus tard", "prochainement", "un jour", "now", "next", "soon", "later",
     "someday", "in the future", "ahora", "luego", "despues", "agora", "depois", "mais tarde")
)  # fmt: skip

# Titles only plans have.
# The part of a longer document that says what comes: a report, minutes.
PARTS_AHEAD: Final = (
    "perspectives",
    "prochaines etapes",
    "suites",
    "priorites pour",
    "priorites 20",
    "objectifs pour",
    "objectifs 20",
    "projets pour",
    "next steps",
    "looking ahead",
    "the year ahead",
    "priorities for",
    "goals for",
    "plans for",
)
PLAN_TITLES: Final = (
    "plan d'action",
    "plan d'actions",
    "plan de travail",
    "plan strategique",
    "planification strategique",
    "planification annuelle",
    "plan triennal",
    "plan annuel",
    "plan de developpement",
    "plan operationnel",
    "programme d'action",
    "projet social",
    "projet associatif",
    "feuille de route",
    "priorites d'action",
    "priorites annuelles",
    "action plan",
    "work plan",
    "workplan",
    "strategic plan",
    "operational plan",
    "annual plan",
    "implementation plan",
    "plan of activities",
    "plan of action",
    "roadmap",
    "road map",
    "nos engagements",
    *(
        "plan d'engagement",
        "plan d'engagements",
        "charte d'engagement",
        "projet de territoire",
        "plan local",
        "plan regional",
    ),
    "our commitments",
    "our pledges",
    # Spanish and Portuguese
    "plan de accion",
    "plan de trabajo",
    "plan estrategico",
    "plan operativo",
    "hoja de ruta",
    "plano de acao",
    "plano de trabalho",
    "plano estrategico",
    "plano operacional",
    "roteiro",
)

# Titles over dates and what is done then; "calendrier des activités" is one of events.
TIMED_TITLES: Final = (
    "echeancier", "chronogramme", "calendrier de realisation", "calendrier de travail", "calendrier des travaux",
    "calendrier d'execution", "calendrier du projet", "retroplanning", "retro-planning", "planning du projet",
    "timeline", "project schedule", "work schedule", "cronograma",
)  # fmt: skip
# Titles over what is held, shown or taught: each line has its place and its day, and is nothing to do.
HELD_TITLES: Final = (
    "programme", "programmation", "program", "horaire", "agenda", "calendrier des activites", "concerts", "spectacles",
    "calendrier des evenements", "evenements", "events", "event calendar", "calendar of events", "what's on",
    "conferences", "line-up", "lineup", "speakers", "saison", "season", "fixtures", "tournoi", "matchs", "inscriptions",
    "distribution", "schedule of events", "schedule of classes", "cours", "classes", "bottin", "directory", "membres",
    "members",
)  # fmt: skip
# What recipes and instructions speak of.
INSTRUCTED: Final = (
    "minutes", "farine", "sucre", "beurre", "cuire", "cuisson", "melanger", "remuer", "flour", "sugar", "butter",
    "bake", "stir", "simmer", "cliquer", "cliquez", "click", "menu", "ecran", "screen", "bouton", "button", "install",
    "installer", "download", "telecharger", "mot de passe", "password", "respirer", "breathe", "inspirer",
)  # fmt: skip

# What a plan is called, whatever the language: "Aktionsplan", "Piano d'azione", "Handlingsplan", "Planos por bairro".
PLAN_WORD: Final = r"(?:[a-z]*plan(?:en|s|y|er|ning)?|planos?|planes|piano|piani|programm[ae]?|strategi[ae])"

# Small words that only French and English texts are full of; "for", "du" and "is" are words of others too.
READ_WORDS: Final = frozenset(
    _words(
        """
les des et pour une aux dans nos notre avec sur ou sont leur leurs ces cette qui the and of to with our from are
or this that their
"""
    )
)

# Labels of the lines of an action, besides the headings columns have, with those of Spanish and Portuguese.
MORE_LABELS: Final = {
    "leads": (
        "sous la responsabilite de",
        "responsable(s) de l'action",
        "coordination",
        "animation",
        "porte par",
        "led by",
        *("referente", "referentes", "referent(e)", "referent.e", "referents et referentes"),
        *("coordonnateur", "coordonnatrice", "coordonne par", "anime par", "animateur", "animatrice"),
        *(f"{who} de l'action" for who in ("responsable", "pilote", "porteur", "porteuse")),
        *(f"{who} du projet" for who in ("responsable", "pilote", "porteur", "porteuse")),
        *("structure porteuse", "organisme porteur", "structure pilote", "maitre d'ouvrage", "maitrise d'oeuvre"),
        *("service pilote", "service responsable", "direction pilote", "elu referent", "technicien referent"),
        *("lead officer", "action owner", "action lead", "project lead", "delivery lead", "lead partner"),
        "responsavel",
        "responsaveis",
        "encargado",
        "encargada",
    ),
    "results": ("realise", "realisee", "realises", "realisees", "atteint", "atteinte", "achieved", "actual"),
    "extra": (
        "response", "management response", "government response", "agency response", "board response", "reponse",
        "reponse de la direction", "reponse du gouvernement", "reponse du ministere", "commentaire de la direction",
    ),
    "schedule": (
        "quand", "by", "by when", "date de realisation", "date prevue", "calendrier previsionnel",
        "plazo", "prazo", "cuando", "quando", "fecha", "data prevista",
    ),
    "expected_results": (
        "success will look like", "success looks like", "what success looks like", "what success will look like",
        "how we will know", "we will know", "nous saurons que", "ce que nous verrons",
        "resultat", "resultats", "resultat espere", "livrable attendu", "indicateur(s)", "cible visee",
        "resultado esperado", "resultados esperados", "resultado", "indicador", "indicadores",
    ),
}  # fmt: skip
# Headings of a level in Spanish and Portuguese, and on cards.
MORE_OPENERS: Final[dict[str, Level]] = {
    **dict.fromkeys(("objetivos", "metas"), "objective"),
    **dict.fromkeys(("modalites de mise en oeuvre", "etapes de mise en oeuvre", "etapes de realisation"), "action"),
    **dict.fromkeys(("acciones", "acoes", "actividades", "atividades", "medidas", "tareas", "tarefas"), "action"),
}

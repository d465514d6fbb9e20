"""Words that tell what the lines of a plan without table are, folded, French and English: data, no logic."""

from __future__ import annotations

from typing import Final

# Nouns that head a group of actions when they begin a bullet: what a network works through.
HEAD_NOUNS: Final = frozenset(
    """comite comites sous-comite sous-comites dossier dossiers table tables groupe groupes commission commissions chantier chantiers
    projet projets programme programmes campagne campagnes volet axe secteur cellule colloque forum
    committee committees subcommittee group groups project projects program programs programme campaign working portfolio file
    task""".split()
)

# Nouns ending like verbs; an infinitive begins an action, a noun does not.
NOT_INFINITIVES: Final = frozenset(
    """atelier calendrier dossier chantier courrier papier cahier metier quartier fevrier janvier premier dernier hiver mer fer cancer
    avenir loisir plaisir desir souvenir financier mobilier dossier-papier leger panier clavier sentier foyer loyer
    communautaire particulier regulier singulier conseiller menager ouvrier infirmier officier millier escalier
    hier fichier depliant-papier banquier courtier levier papetier pouvoir devoir espoir miroir trottoir soir
    territoire repertoire laboratoire memoire histoire observatoire""".split()
)
RE_VERBS: Final = frozenset(
    """prendre rendre mettre permettre transmettre suivre poursuivre faire refaire promettre etendre defendre repondre
    entreprendre comprendre apprendre construire produire reduire introduire traduire conduire ecrire inscrire decrire
    lire elire dire connaitre reconnaitre accroitre etre vivre conclure inclure joindre rejoindre atteindre restreindre
    soumettre remettre admettre emettre tendre attendre vendre correspondre debattre combattre convaincre vaincre
    extraire batir reconstruire instruire surprendre reprendre redefinir rompre interrompre souscrire prescrire
    satisfaire parfaire naitre repandre""".split()
)
ENGLISH_VERBS: Final = frozenset(
    """adopt advocate analyze analyse apply appoint approve arrange assess assist attend build carry choose clarify collaborate
    collect communicate complete conduct consult continue contribute convene coordinate create define deliver design
    determine develop distribute document draft encourage engage ensure establish evaluate expand explore facilitate
    finalize finalise find follow foster gather help hire host identify implement improve increase inform initiate
    invite invest join launch lead learn maintain make map meet mentor monitor obtain offer open organize organise
    participate partner plan prepare present print produce promote propose provide publish pursue raise reach recruit
    reduce renew report represent request research review revise run secure seek select send set share sign start
    strengthen study submit support survey sustain teach test track train translate update upgrade visit work write
    hold give keep add address advance""".split()
)

# Headings of parts that hold no plan: what stands under them is the document's introduction, or its end.
ASIDE: Final = (
    "introduction", "preambule", "avant-propos", "contexte", "mise en contexte", "mission", "vision", "valeurs", "notre mission",
    "nos valeurs", "notre vision", "la mission", "mission et valeurs", "mission, vision, valeurs", "mission et vision", "conclusion", "remerciements",
    "historique", "presentation", "presentation de l'organisme", "methodologie", "qui sommes-nous", "mot de la presidente", "mot du president",
    "mot de la presidence", "mot de la coordonnatrice", "mot du coordonnateur", "mot de la direction", "mot de la coordination", "mot d'ouverture",
    "background", "context", "about us", "who we are", "our mission", "our vision", "our values", "values", "acknowledgements", "acknowledgments",
    "message from the president", "message from the chair", "foreword", "methodology", "overview", "preamble", "our history",
)

# What minutes, letters, résumés, news and recipes say, and plans do not; each is found as whole words.
NOT_A_PLAN: Final[dict[str, tuple[str, ...]]] = {
    "minutes": (
        "ouverture de la seance", "ouverture de l'assemblee", "ouverture de la rencontre", "ouverture de la reunion", "levee de la seance",
        "levee de l'assemblee", "levee de la reunion", "ordre du jour", "lecture et adoption", "proces-verbal de la",
        "il est propose", "propose par", "appuye par", "appuyee par", "adopte a l'unanimite", "adoptee a l'unanimite", "sont presents", "etaient presents",
        "etait presente", "mot de bienvenue", "varia", "call to order", "moved by", "seconded by", "carried", "adjournment", "adjourned", "minutes of the",
        "approval of the agenda", "in attendance", "regrets", "absents", "absent(e)s", "presences", "motion", "levee", "ouverture", "periode de questions", "question period",
    ),
    "letter": (
        "madame, monsieur", "madame", "monsieur", "veuillez agreer", "veuillez recevoir", "salutations distinguees", "cordialement", "nous vous prions",
        "dear", "sincerely", "yours truly", "best regards", "kind regards", "bien a vous", "meilleures salutations",
    ),
    "resume": (
        "experience professionnelle", "experiences professionnelles", "experience de travail", "experiences de travail", "curriculum vitae", "formation academique",
        "scolarite", "diplome d'etudes", "baccalaureat", "langues parlees", "loisirs", "centres d'interet", "references sur demande", "competences informatiques",
        "work experience", "employment history", "education", "skills", "hobbies", "references available", "bachelor", "permis de conduire",
    ),
    "recipe": ("ingredients", "prechauffer", "c. a soupe", "c. a the", "tablespoon", "teaspoon", "preheat", "tasse de"),
}

# What plans say of themselves.
OF_A_PLAN: Final = (
    "plan d'action", "plan d'actions", "plan de travail", "plan strategique", "planification", "axe", "axes", "orientation", "orientations", "objectif",
    "objectifs", "enjeu", "volet", "echeancier", "echeance", "responsable", "responsables", "porteur", "priorites", "resultats attendus", "indicateur", "indicateurs",
    "moyens", "actions", "comite", "dossier", "action plan", "work plan", "strategic plan", "goal", "goals", "objective", "objectives", "strategy", "timeline",
    "lead", "responsible", "priority", "priorities", "committee", "deliverable", "activities", "action items", "workplan",
)

# Titles only plans have.
PLAN_TITLES: Final = (
    "plan d'action", "plan d'actions", "plan de travail", "plan strategique", "planification strategique", "planification annuelle", "plan triennal", "plan annuel",
    "plan de developpement", "plan operationnel", "programme d'action", "projet social", "projet associatif", "feuille de route", "priorites d'action", "priorites annuelles",
    "action plan", "work plan", "workplan", "strategic plan", "operational plan", "annual plan", "implementation plan", "plan of activities", "plan of action",
)

"""What the heading of a column says it holds.

A phrase matches as whole words in the folded heading. The longest phrase wins at one place; the earliest place wins
in one heading ("Axe / Résultat" is the axis). A role of None is a column kept as it is (`extra`).
"""

from __future__ import annotations

from typing import Final

# The roles of a column: the plan's own levels, then what is said of a node. "status" is read into a status and
# printed as the result where no other column is. "number" holds the number of the node beside it.
PLAN_ROLES: Final = ("axis", "objective", "action", "item")
FIELD_ROLES: Final = ("leads", "schedule", "expected_results", "results", "status")

HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "number": ("no", "n°", "nº", "no.", "#", "numero", "num", "num.", "number", "ref", "ref.", "reference", "code", "id"),
    "axis": (
        "axe", "axes", "axe strategique", "axes strategiques", "axe d'intervention", "axes d'intervention",
        "orientation", "orientations", "orientation strategique", "orientations strategiques", "enjeu", "enjeux",
        "volet", "volets", "thematique", "thematiques", "theme", "themes", "champ d'action", "champ", "champs",
        "champ d'intervention", "champs d'intervention", "domaine", "domaines", "domaine d'intervention", "secteur",
        "secteurs", "chantier", "chantiers", "pilier", "piliers", "dimension", "dossier", "dossiers",
        "priorite strategique", "priorites strategiques", "grande orientation", "ligne directrice",
        "domaine d'action", "programme", "priorites", "problematique", "problematiques", "defi", "defis", "besoin", "besoins",
        "strategic direction", "strategic directions", "strategic priority", "strategic priorities", "priority area",
        "priority areas", "focus area", "focus areas", "theme area", "pillar", "pillars", "strategic goal",
        "strategic goals", "goal", "goals", "priorities", "area", "areas", "key area", "key areas", "domain", "strand",
        "workstream", "work stream", "result area", "key result area", "issue", "issues",
    ),
    "objective": (
        "objectif", "objectifs", "objectif general", "objectifs generaux", "objectif specifique",
        "objectifs specifiques", "objectif operationnel", "objectifs operationnels", "objectif strategique",
        "objectifs strategiques", "objectif vise", "objectifs vises", "objectifs poursuivis", "but", "buts", "objectif annuel",
        "objectifs annuels", "sous-objectif", "sous-objectifs", "intention", "intentions", "finalite", "ce que nous voulons",
        "objective", "objectives", "specific objective", "specific objectives", "strategic objective", "aim", "aims",
        "strategic objectives", "general objective", "sub-goal", "purpose", "what we want to achieve",
    ),
    "action": (
        "action", "actions", "moyen", "moyens", "activite", "activites", "moyen d'action", "moyens d'action",
        "actions a realiser", "actions prevues", "actions a mener", "actions a entreprendre", "actions concretes",
        "moyens et actions", "mesure", "mesures", "projet", "projets", "tache", "taches", "intervention",
        "interventions", "initiative", "initiatives", "strategie", "strategies", "strategies et moyens",
        "moyens retenus", "moyens de realisation", "moyens proposes", "moyens envisages", "actions proposees", "quoi", "que faire", "realisation prevue",
        "moyens ou actions", "moyens d'intervention", "strategie d'action", "strategies d'action", "action a poser",
        "actions a poser", "actions retenues", "activites prevues", "intitule de l'action", "actions cles", "intitule",
        "libelle", "nom de l'action", "titre de l'action", "description de l'action",
        "activity", "activities", "action item", "action items", "action step", "action steps", "key actions",
        "planned actions", "planned activities", "project", "projects", "task", "tasks", "strategy", "tactic",
        "tactics", "what", "what we will do", "how", "how we will do it", "actions required", "means", "key activities",
        "measure", "measures", "approach", "deliverable action",
    ),
    "item": (
        "etape", "etapes", "sous-action", "sous-actions", "sous-activite", "sous-activites", "etapes de realisation", "etapes cles",
        "modalites", "modalites de mise en oeuvre", "details", "taches a realiser", "jalons", "step", "steps", "milestone",
        "milestones", "sub-action", "sub-actions", "subtask", "subtasks", "key steps", "specific tasks",
    ),
    "leads": (
        "responsable", "responsables", "responsable(s)", "porteur", "porteurs", "porteur(s)", "porteuse", "porteurs de dossier",
        "qui", "par qui", "pilote", "pilotes", "pilotage", "responsabilite", "responsabilites", "resp", "resp.", "porte par",
        "personne responsable", "personnes responsables", "personne(s) responsable(s)", "instance responsable",
        "instances responsables", "charge de projet", "mandataire", "mandataires", "realise par", "referent",
        "referents", "chef de file", "acteur", "acteurs", "acteurs responsables", "maitre d'oeuvre", "maitrise d'ouvrage", "organisme responsable",
        "organismes responsables", "organisation responsable", "comite responsable", "imputable", "imputabilite", "responsables et partenaires",
        "responsable et partenaires", "responsable/partenaires", "instance", "instances", "assigne a", "attribution",
        "lead", "leads", "who", "owner", "owners", "responsible", "person responsible", "persons responsible", "responsible party",
        "responsibility", "by whom", "lead person", "lead agency", "led by", "accountable", "assigned to", "lead organization",
        "lead organisation", "lead responsibility", "responsible person", "people responsible", "staff responsible", "staff lead", "champion",
    ),
    "schedule": (
        "echeancier", "echeanciers", "echeance", "echeances", "calendrier", "quand", "date", "dates", "delai", "delais", "periode",
        "periodes", "date limite", "date butoir", "date cible", "date prevue", "date d'echeance", "date de realisation", "temporalite",
        "calendrier de realisation", "echeancier de realisation", "moment", "duree", "horizon", "planification", "frequence", "debut", "fin", "date de debut",
        "date de fin", "echeance prevue", "annee", "annees", "temps", "pour quand", "agenda", "trimestre", "mois", "an",
        "timeline", "timelines", "timeframe", "time frame", "timeframes", "when", "deadline", "deadlines", "due date", "due", "target date",
        "completion date", "schedule", "by when", "timing", "start", "end", "start date", "end date", "period", "target completion",
        "date due", "frequency", "quarter", "year", "time",
    ),
    "expected_results": (
        "resultat attendu", "resultats attendus", "resultats attendu", "resultat vise", "resultats vises", "resultats escomptes", "resultat escompte",
        "resultat(s) attendu(s)", "effets attendus", "effets vises", "retombees", "retombees attendues", "extrants", "livrable", "livrables", "cible",
        "cibles", "indicateur", "indicateurs", "indicateur de resultat", "indicateurs de resultat", "indicateurs de resultats",
        "indicateurs de reussite", "indicateur de succes", "indicateurs de succes", "indicateurs de performance", "indicateurs de suivi",
        "indicateurs d'evaluation", "indicateurs et cibles", "indicateurs/cibles", "criteres de reussite", "critere de reussite", "criteres d'evaluation", "attendus",
        "resultats recherches", "resultats souhaites", "impacts attendus", "impact attendu", "changements attendus", "changements vises", "produits attendus", "mesures de succes",
        "expected result", "expected results", "expected outcome", "expected outcomes", "expected output", "outcome", "outcomes",
        "expected outputs", "outputs", "output", "target", "targets", "indicator", "indicators", "kpi", "kpis", "key performance indicators", "success measure",
        "success measures", "measure of success", "measures of success", "performance measure", "performance measures", "performance indicator", "performance indicators",
        "success criteria", "success indicators", "deliverable", "deliverables", "intended outcome", "intended outcomes", "desired outcome",
        "desired outcomes", "anticipated results", "expected impact", "how we will know", "metrics", "metric", "desired result", "desired results",
    ),
    "results": (
        "resultat", "resultats", "resultats obtenus", "resultat obtenu", "resultats atteints", "etat d'avancement", "etat des realisations", "avancement",
        "suivi", "suivis", "bilan", "realisation", "realisations", "actions realisees", "etat de realisation", "degre de realisation", "degre d'avancement",
        "niveau de realisation", "niveau d'avancement", "evaluation", "constats", "progres", "progression", "mise a jour", "suivi et resultats",
        "suivi des realisations", "bilan des realisations", "bilan de l'annee", "etat de la situation", "ou en sommes-nous", "realise en", "atteinte des resultats", "commentaires et suivi", "suivi et commentaires",
        "resultats au", "bilan au", "suivi au", "avancement au", "taux de realisation", "etat des travaux",
        "result", "results", "actual results", "actual result", "results achieved", "achievements", "progress", "progress to date", "progress report",
        "update", "updates", "accomplishments", "progress update", "progress made", "outcome achieved", "year-end results", "status update", "progress notes", "follow-up", "follow up",
        "actual outcome", "actual outcomes", "percent complete", "% complete", "completion",
    ),
    "status": ("statut", "statuts", "etat", "fait", "avancement (%)", "status", "state", "% realise", "done", "realise", "stade", "rag", "rag status", "complete"),
    "extra": (
        "budget", "cout", "couts", "cout estime", "budget estime", "partenaire", "partenaires", "partenaires potentiels", "partenaires impliques",
        "collaborateur", "collaborateurs", "collaboration", "collaborations", "collaborateurs et partenaires", "ressources", "ressource", "ressources necessaires", "ressources humaines",
        "ressources financieres", "ressources requises", "priorite", "commentaire", "commentaires", "remarque", "remarques", "note", "notes", "observations", "public cible", "publics cibles", "public vise",
        "clientele", "clientele cible", "clientele visee", "territoire", "lieu", "financement", "source de financement", "moyens financiers", "outils", "outil", "risques", "risque", "risques et enjeux", "population visee", "population cible",
        "participants", "membres", "support", "soutien", "beneficiaires", "budget previsionnel", "contexte", "justification", "origine", "source", "sources", "constat", "moyens de verification", "source de verification",
        "budget alloue", "heures", "montant", "type", "niveau de priorite", "implication",
        "partner", "partners", "cost", "costs", "resources", "resource", "resources needed", "resources required", "priority", "priority level", "comments", "comment", "remarks", "target audience", "audience",
        "location", "funding", "funding source", "risks", "risk", "key partners", "collaborators", "stakeholders", "estimated cost", "dependencies", "rationale", "baseline", "target group", "supports", "hours", "barriers", "means of verification",
    ),
}

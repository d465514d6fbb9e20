"""Words that say what a column holds when no phrase of `columns` does, and which of several columns says it best.

A heading is folded and its glued words parted ("task_name", "KeySteps") before it is looked at.
"""

from __future__ import annotations

import re
from typing import Final


def stems(*words: str) -> re.Pattern[str]:
    """Whole words, or their beginnings where one ends with "*"."""
    parts = [re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", " ") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


# Headings that begin an answer, or ask for one, told by how they are built: the first that matches says the role.
_FUNDS: Final = (
    r"financ|subvention|approuv|valid|appuy|soutenu|demand|recommand|accompagn|second|aid|adopt|cree|saisi|modif|sign"
)
SHAPES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("leads", re.compile(rf"(?:(?:a|sera|seront|sont|est) )?(?!{_FUNDS})[a-z]+(?:e|ee|es|ees|er|re|is|it|u) par")),
    (
        "leads",
        re.compile(
            r"(?:(?:to be|will be|who) )?(?:done|led|delivered|carried out|actioned|undertaken|run|handled|managed"
            r"|organi[sz]ed|taken|looked after) by"
        ),
    ),
    (
        "extra",
        re.compile(
            r"(?:avec|with)(?: \S+){0,4}|(?:supported|helped|funded|approved) by|situation (?:actuelle|de depart)"
        ),
    ),
    (
        "schedule",
        re.compile(r"(?:pour|avant|d'ici|au plus tard|(?:prevue?|a (?:[a-z]+er|remettre|rendre|faire)))(?: pour)? le"),
    ),
    (
        "objective",
        re.compile(
            r"(?:situation|etat) (?:souhaitee?|desiree?|visee?|recherchee?|voulue?)|desired (?:state|situation)"
        ),
    ),
    (
        "expected_results",
        re.compile(
            r"(?:comment|a quoi) (?:on |nous )?(?:saura|verra|reconnaitra).*|criteres? de succes"
            r"|(?:what|how) success (?:will )?looks? like|(?:how|when) (?:do|will) we know.*"
        ),
    ),
    (
        "results",
        re.compile(r"(?:rendus? )?ou (?:on |nous )?(?:en )?(?:est|sommes)?[ -]*(?:on |nous )?(?:rendus?)?|rendus? ou"),
    ),
)
# By role; the first role that matches is it.
STEMS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "number",
        re.compile(r"\b(?:issue|task|card|work item) (?:key|id|number)\b|\bidentifiant\b|^n[o°º]\b|^id\b|\bcle$"),
    ),
    (
        "leads",
        stems(
            *("assign*", "attribue*", "affecte*", "confie*", "charge", "chargee", "charges", "chargees", "responsib*"),
            *(
                "pilot*",
                "copilot*",
                "co-pilot*",
                "porteur",
                "porteurs",
                "porteuse",
                "porteuses",
                "portage",
                *("porte par", "portee par"),
                "referent*",
                "owner*",
            ),
            *("lead", "leads", "leader", "leaders", "implementer*", "implementor*", "implementing", "in charge"),
            *("contact", "point of contact", "resource names", "noms ressources", "personne ressource"),
            *("personne-ressource", "s'en charge", "s'en occupe", "delegated to", "entrusted", "team", "equipe"),
            *("point person", "point persons", "key contact", "focal point", "steward", "stewards", "maitre d'ouvrage"),
            *("maitres d'ouvrage", "maitrise d'oeuvre", "coordination", "coordinator", "coordonnat*", "animation"),
            *(
                "anime par",
                "animee par",
                "suivi par",
                "suivie par",
                "assure par",
                "assuree par",
                "tenu par",
                "tenue par",
            ),
            *("zustandig*", "verantwort*", "federfuhr*", "responsab*", "organo", "ansvarig*", "verantwoordelijk*"),
            *("members", "member", "formateur*", "formatrice*", "animateur*", "animatrice*", "intervenant*"),
            *(
                "encarg*",
                "quem",
                "quien*",
                "taken on",
                "carried by",
                "run by",
                "led by",
                "mene par",
                "menee par",
                "fait par",
            ),
        ),
    ),
    (
        "status",
        re.compile(
            r"\b(?:task |card |current )?(?:state|status|statut|stade|etat|estado|situacao|progression|stato|stand"
            r"|umsetzungsst\w+)\b"
            r"|^(?:list|liste|column|colonne) name\b"
        ),
    ),
    (
        "schedule",
        stems(
            *("echean*", "due", "deadline", "deadlines", "clotur*", "acheve*", "achieved by", "finish*", "end", "ends"),
            *("completion", "target date", "target dates", "livraison", "butoir", "terme", "a terminer", "debut"),
            *("start*", "begin*", "demarrage", "lancement", "date", "dates", "month", "months", "week", "weeks"),
            *("semaine", "semaines", "trimestre", "trimestres", "fin"),
            *("frist", "fristen", "termin", "zeitraum", "zeitplan", "scadenza", "scadenze", "tempi", "tempistica"),
            *("termijn", "planning", "periodo", "periodos", "cronograma", "calendario", "timescale"),
            *("plazo", "plazos", "prazo", "prazos", "fecha", "fechas", "data", "datas", "vencimi*", "cuando", "quando"),
            *("inicio", "termino"),
        ),
    ),
    (
        "expected_results",
        stems(
            *("resultado esperado", "resultados esperados", "success", "indicat*", "livrable", "livrables"),
            *("indicador*", "indicatore", "indicatori", "indikator*", "risultato atteso", "risultati attesi"),
            *("reussi*", "reussite*", "on saura", "nous saurons", "we will know", "we know", "worked"),
            *("expect*", "attend", "attends", "attendons", "attendu*", "espere*", "hoped for"),
            *("deliverable", "deliverables", "meta", "metas", "cible", "cibles"),
        ),
    ),
    (
        "results",
        stems(
            *("avancement", "ou en est", "ou on en est", "ou en sont", "resultado", "resultados", "obtenu", "obtenus"),
            *("realisation", "realisations"),
        ),
    ),
    (
        "axis",
        stems(
            *("eje", "ejes", "eixo", "eixos", "epic", "section", "phase", "handlungsfeld*", "themenfeld*", "asse"),
            *("assi", "linea strategica", "ambito", "ambiti", "thema"),
        ),
    ),
    (
        "objective",
        stems(
            *(
                "objetivo",
                "objetivos",
                "obiettivo",
                "obiettivi",
                "ziel",
                "ziele",
                "linea de accion",
                "lineas de accion",
            ),
            *("doel", "doelen", "doelstelling*"),
        ),
    ),
    (
        "action",
        stems(
            *("task", "tasks", "tache", "taches", "action", "actions", "activi*", "actividad*", "atividade*"),
            *("acao", "acoes", "accion*", "mesure", "mesures", "measure", "measures", "what to do", "to do"),
            *("a faire", "ce qu'on fait", "formation", "formations", "tarefa*", "tarea*", "plan description"),
            *(
                "card name",
                "point a traiter",
                "points a traiter",
                "massnahme*",
                "aufgabe*",
                "azione",
                "azioni",
                "attivita",
            ),
            *("actie", "acties", "maatregel*", "operation", "operations"),
        ),
    ),
    ("item", stems("step", "steps", "etape", "etapes", "milestone*", "jalon", "jalons", "subtask*", "sub-task*")),
)
# Names of things in general: what is done, where nothing else says it.
TITLES: Final = re.compile(
    r"(?:title|titre|name|nom|subject|sujet|objet|summary|resume|description|designation|intitule|libelle|element|point"
    r"|what|quoi)s?"
)
# Words beside what a heading says, that do not make it a sentence.
QUALIFIERS: Final = re.compile(
    r"previst\w+|planificad\w+|proposee?s?|retenue?s?|menee?s?|envisagee?s?|priorisee?s?|concrete?s?|planifiee?s?"
    r"|planned|actual|expected|prevue?s?|reel(?:le)?s?|effecti\w+|estime\w*|tasks?|items?|tache|projets?|projects?|names?"
    r"|noms?|persons?|personnes?|principal\w*|main|current|actuel\w*"
)
# Columns that say who or when of something else than the work itself.
ASIDE: Final = stems(
    *("creat*", "cree*", "creation", "saisi*", "inscri*", "demand*", "request*", "modifi*", "update*", "mise a jour"),
    *("assumption*", "hypothese*", "supuesto*"),
    *(
        "raised",
        "souleve*",
        "signale*",
        "opened",
        "ouvert*",
        "closed",
        "resolved",
        "reporter",
        "reported",
        "author",
        "auteur",
        "approv*",
        "valid*",
    ),
    *(
        "verifi*",
        "co-port*",
        "coport*",
        "copilot*",
        "co-pilot*",
        "partenaire*",
        "partner",
        "partners",
        "last",
        "derni*",
        "received",
        "recu",
    ),
    *(
        "scope",
        "perimetre",
        "ajout*",
        "added",
        "archiv*",
        "delivered",
        "accountable",
        "completed",
        "complete",
        "implique*",
        "mobilise*",
        "associe*",
        "duree",
        "durees",
        "duration",
        "predecess*",
        *("actual", "reel", "reelle", "effective"),
    ),
)
START: Final = stems(
    *("debut", "start*", "begin*", "demarrage", "lancement", "du", "from", "inicio", "a partir", "a compter", "depuis"),
    *("depart", "ouverture", "since", "as of", "opening", "kick-off"),
)
END: Final = stems(
    *(
        "echean*",
        "due",
        "deadline*",
        "clotur*",
        "closing",
        "closure",
        "acheve*",
        "finish*",
        "end",
        "ends",
        "fin",
        "completion",
        "target",
    ),
    *("livraison", "butoir", "limite", "terme", "terminer", "au", "to", "until", "plazo*", "prazo*", "termino"),
    *(
        "pour quand",
        "by when",
        "jusqu'*",
        "jusque",
        "till",
        "through",
        "thru",
        "up to",
        "ending",
        "closing",
        "fermeture",
    ),
)

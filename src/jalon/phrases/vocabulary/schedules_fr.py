"""Words of schedules in French: kind of word -> what it means -> the ways to write it, separated by "|".

Accents and case do not matter. See `schedules.lexicon` for what each kind is for.
"""

from __future__ import annotations

from typing import Final

LANGUAGE: Final = "fr"

WORDS: Final[dict[str, dict[object, str]]] = {
    "month": {
        1: "janvier|janv|jan|javier|janiver",
        2: "février|févr|fév|fev|févirer|févier",
        3: "mars",
        4: "avril|avr|avirl|arvil",
        5: "mai",
        6: "juin|jun",
        7: "juillet|juil|juill|juilet|juiller|jullet",
        8: "août|aout",
        9: "septembre|sept|sep|setembre",
        10: "octobre|oct|octorbre",
        11: "novembre|nov|novemebre",
        12: "décembre|déc|dec|decemebre",
    },
    "season": {
        21: "printemps|print|printemp|pintemps|printanier|printanière",
        22: "été|estival|estivale",
        23: "automne|aut|autome|automme|autonne|automnal|automnale",
        24: "hiver|hiv|hivers|hivert|hivernal|hivernale",
    },
    "weekday": {
        "MO": "lundi|lundis",
        "TU": "mardi|mardis",
        "WE": "mercredi|mercredis",
        "TH": "jeudi|jeudis",
        "FR": "vendredi|vendredis",
        "SA": "samedi|samedis",
        "SU": "dimanche|dimanches",
    },
    "num": {
        1: "un|une",
        2: "deux",
        3: "trois",
        4: "quatre",
        5: "cinq",
        6: "six",
        8: "huit",
        9: "neuf",
        10: "dix",
        12: "douze",
        15: "quinze",
        18: "dix-huit",
        20: "vingt",
        24: "vingt-quatre",
        30: "trente",
    },
    "ord": {
        1: "premier|première|premiers|premières",
        2: "deuxième|second|seconde",
        3: "troisième",
        4: "quatrième",
        5: "cinquième",
        -1: "dernier|dernière",
    },
    "unit": {
        "D1": "jour|jours|jr|jrs|journée|journées",
        "W1": "semaine|semaines|sem",
        "W2": "quinzaine",
        "M1": "mois",
        "M3": "trimestre|trimestres|trim",
        "M6": "semestre|semestres",
        "Y1": "an|ans|année|années|annee civile|année civile",
    },
    "half": {"": "moitié"},
    "times": {"": "fois|reprises|reprise|x"},
    "per": {"": "par|à raison de"},
    "every": {"": "chaque|à chaque|de chaque|lors de chaque|à tous les|à toutes les|tous les|toutes les|de tous les"},
    "aux": {"": "aux"},
    "freq": {
        (1, "D1"): "quotidien|quotidienne|quotidiens|quotidiennes|quotidiennement|au quotidien|journalier"
        "|journalière|journellement",
        (1, "W1"): "hebdomadaire|hebdomadaires|hebdomadairement|hebdo",
        (2, "W1"): "bihebdomadaire|bi-hebdomadaire|bihebdomadaires",
        (1, "M1"): "mensuel|mensuelle|mensuels|mensuelles|mensuellement",
        (2, "M1"): "bimensuel|bimensuelle|bimensuels|bimensuelles|bi-mensuel|bi-mensuelle",
        (1, "M2"): "bimestriel|bimestrielle|bimestriels|bimestrielles|bi-mestriel|bi-mestrielle",
        (1, "M3"): "trimestriel|trimestrielle|trimestriels|trimestrielles|trimestriellement",
        (1, "M6"): "semestriel|semestrielle|semestriels|semestrielles|semestriellement",
        (1, "Y1"): "annuel|annuelle|annuels|annuelles|annuellement|annuelement|à l'année",
        (2, "Y1"): "biannuel|biannuelle|biannuels|biannuelles|bi-annuel|bi-annuelle|bi-annuels|bi-annuelles"
        "|semi-annuel|semi-annuelle",
        (1, "Y2"): "bisannuel|bisannuelle|bisannuels|bisannuelles|biennal|biennale|biennaux",
        (1, "Y3"): "trisannuel|trisannuelle|triennal|triennale",
        (1, "Y5"): "quinquennal|quinquennale",
    },
    "vague": {
        "": "régulièrement|régulier|régulière|réguliers|régulières|périodiquement|périodique|ponctuellement"
        "|ponctuel|ponctuelle|ponctuels|ponctuelles|occasionnellement|occasionnel|occasionnelle|fréquemment"
        "|sur une base régulière|de façon régulière|de manière récurrente|récurrent|récurrente|récurrents"
        "|à l'occasion|souvent|de façon ponctuelle|de façon périodique|chaque fois|à intervalles réguliers"
    },
    "several": {"": "plusieurs|quelques|maintes"},
    "ongoing": {
        "": "en continu|en continue|en continus|en continues|en continuité|continu|continue|continuel"
        "|continuelle|continuellement|en permanence|permanent|permanente|en tout temps|en tous temps"
        "|à longueur d'année|à l'année longue|24/7"
        "|de façon continue|en contiu|en contnu|encontinu|de manière continue|sur une base continue"
        "|au fil du temps|sans interruption|de façon permanente|constant|constamment"
    },
    "inyear": {
        "": "toute l'année|tout au long de l'année|au fil de l'année|en cours d'année|au courant de l'année"
        "|au cours de l'année|durant l'année|pendant l'année|tous le long de l'année|tout le long de l'année"
        "|durant toute l'année|pendant toute l'année|sur toute l'année|dans l'année|au long de l'année"
    },
    "plan": {
        "": "tout au long du plan d'action|tout au long du plan|tout le long du plan|tous le long du plan"
        "|tout le long du plan d'action|tous au long du plan d'action|au long du plan d'action"
        "|pendant la durée du plan|durant la durée du plan|pendant toute la durée du plan|toute la durée du plan"
        "|durant toute la durée du plan|durée du plan|sur la durée du plan|durant tout le plan|durant le plan"
        "|pendant le plan|durant le plan d'action|pendant la durée du plan d'action|durée du plan d'action"
        "|toute la durée du plan d'action|pendant toute la durée du plan d'action|tout au long du projet"
        "|durant toute la durée du plan d'action|pendant tout le plan d'action|pendant tout le plan"
        "|toute la durée du projet|durée du projet|durée du programme|tout au long du programme"
        "|toute la durée du programme|pendant la durée du projet|durant tout le projet"
        "|tout au long de la période|tout au long de la démarche|toute la période|sur toute la période"
        "|tout au long du mandat|d'un bout à l'autre du plan|au cours du plan|au cours du plan d'action"
        "|tout au long de l'exercice|tout au long de la planification|tout au long"
    },
    "planend": {
        "": "fin du plan d'action|fin du plan|terme du plan|terme du plan d'action|échéance du plan"
        "|fin de la planification|fin de la période"
    },
    "yearend": {"fiscal": "fin d'exercice|fin de l'exercice|clôture de l'exercice"},
    "by": {
        "": "d'ici|dici|d'ici à|d'ici au|d'ici le|d'ici la|d'ici les|d'ici l'|au plus tard|au plus tard le"
        "|au plus tard en|au plus tard au|au plus tard à|au plus tard fin|pas plus tard que|date limite"
        "|échéance du"
    },
    "bypost": {"": "maximum|dernier délai"},
    "before": {"": "avant|avant le|avant la|avant les|avant l'|préalablement à|préalablement au"},
    "from": {
        "": "à partir de|à partir du|à partir des|à partir d'|à compter de|à compter du|à compter d'|dès le"
        "|dès la|dès l'|dès les|depuis|depuis le|depuis la|depuis l'|à dater du|début à compter de|débutant en"
        "|débutant le|débutant à|commençant en|à commencer en|apartir de|a partire de"
    },
    "after": {"": "après|après le|après la|après l'|après les"},
    "until": {"": "jusque|jusqu'à|jusqu'au|jusqu'en|jusqu'à la|jusqu'aux|jusqu'à l'|jusqua"},
    "between": {"": "entre"},
    "to": {"": "à|au"},
    "and": {"": "et|ou|puis|ainsi que|et/ou|ensuite"},
    "de": {"": "de|du|d'"},
    "des": {"": "des"},  # « des » or « dès »: told apart by the accent or what follows
    "prep": {
        "": "en|le|la|l'|les|dans|durant|pendant|pour|vers|courant|au cours de|au cours du|au cours des"
        "|mois de|au mois de|mois d'|session|session d'|session de|saison|tout|toute|sur|au courant de"
        "|au courant du|ce|cet|cette|dans le courant de|à l'horizon|horizon|sous|durant la|selon calendrier"
    },
    "about": {"": "environ|approximativement|autour de|à peu près|circa|vers la"},
    "part": {
        "early": "début|debut|au début|au début de|au début du|commencement",
        "mid": "mi|milieu|au milieu de|au milieu du|mi-temps",
        "late": "fin|à la fin|à la fin de|à la fin du|en fin|vers la fin|la fin",
    },
    "fiscal": {
        "": "exercice|exercice financier|exercice budgétaire|exercices|année financière|année budgétaire"
        "|années financières|année fiscale|af|ef|exercice comptable"
    },
    "school": {"": "année scolaire|années scolaires|année académique|année universitaire|calendrier scolaire"},
    "rentree": {"": "rentrée|rentrée scolaire|rentrée d'automne|rentrée universitaire|rentrée littéraire"},
    "christmas": {"": "noël|fêtes de noël|temps des fêtes|congé des fêtes|période des fêtes"},
    "except": {"": "sauf|excepté|à l'exception de|à l'exception du|hormis"},
    "least": {"": "au moins|minimum|au minimum|min|minimalement|à tout le moins|un minimum de|minimum de"},
    "most": {"": "au plus|au maximum|max|un maximum de|maximum de|jusqu'à concurrence de"},
    "session": {
        "": "rencontre|rencontres|réunion|réunions|atelier|ateliers|séance|séances|formation|formations"
        "|activité|activités|visite|visites|édition|éditions|numéro|numéros|parution|parutions|infolettre"
        "|infolettres|bulletin|bulletins|capsule|capsules|publication|publications|tournée|tournées"
        "|consultation|consultations|événement|événements|évènement|évènements|conférence|conférences"
        "|communiqué|communiqués|représentation|représentations|déjeuner-causerie|café-rencontre|sessions"
        "|webinaire|webinaires|comité|comités|assemblée|assemblées|envoi|envois|campagne|campagnes"
    },
    "event": {
        "": "assemblée générale annuelle|assemblée générale|assemblée générale extraordinaire|assemblée annuelle"
        "|assemblée générale spéciale|assemblée délibérante des membres|assemblée des membres"
        "|conseil d'administration|comité exécutif|congrès|colloque|lac-à-l'épaule|conseil général"
        "|assemblée délibérante|rendez-vous national|rencontre nationale|bureau de direction|comité de suivi"
        "|conseil municipal|conseil communautaire|conseil syndical|conseil fédéral|conseil d'établissement"
        "|comité de pilotage|copil|comité technique|conférence annuelle|forum|salon"
    },
    "sigle": {"": "AGA|AGE|AGS|AG|ADM|AGM|CA|C.A.|AGO|CAL|COPIL|COTECH|CODIR|A.G.A.|AGRA"},
    "cond": {
        "": "lorsque|lorsqu'|lors de|lors du|lors des|lors d'|quand|suite à|suite au|suite aux|suite à la"
        "|à la suite de|à la suite du|à la suite des|à la suite d'|dès que|dès qu'|dès réception|sitôt"
        "|selon|selon le|en fonction de|en fonction du|en fonction des|en fonction d'|sous réserve de"
        "|sous réserve du|sous réserve des|sur réception|sur réception de|sur réception du"
        "|si|s'il|s'ils|au moment de|au moment du|au moment où|à l'occasion de"
        "|à l'occasion du|à l'occasion des|à l'occasion d'|une fois que|une fois qu'"
        "|après que|après avoir|aussitôt que|aussitôt|à l'issue de|à l'issue du"
        "|à l'issue des|conditionnel à|conditionnel au|conditionnelle à|conditionnelle au"
        "|conditionnellement au|conditionnellement à|advenant|en cas de|en cas d'|au gré de|au gré des"
        "|à la réception|à réception|dépendamment de|dépendamment des|en marge de|en marge du|au fur et à mesure"
        "|dans la foulée de|dans la foulée du|dans le cadre de|dans le cadre du|dans le cadre des"
        "|en attendant|en attente de|en attente du|en attente des|en attente d'"
        "|dans l'attente de|dans l'attente du"
        "|tant que|à l'arrivée de|à l'arrivée du|à l'ouverture de|à l'ouverture du|au lendemain de"
        "|en lien avec|en vue de|en vue du|préalable à|au départ de|au départ du|au dépôt de|au dépôt du"
        "|à l'adoption de|à l'adoption du|à la demande de|à la demande du|à la demande des|sur approbation"
        "|au rythme de|au rythme des|suivant|suivant le|suivant la|suivant les|suivants|suivante|suivantes"
    },
    "demand": {
        "": "sur invitation|sur invitations|par invitation|au besoin|aux besoins|sur demande|sur demandes"
        "|à la demande|à la demande des membres|selon les besoins|selon le besoin|selon besoin|selon besoins"
        "|selon la demande|selon les demandes|selon demande|si nécessaire|si besoin|si requis|au cas par cas"
        "|ad hoc|à la pièce|selon les invitations|selon invitation|selon invitations|en cas de besoin"
        "|lorsque nécessaire|lorsque requis|quand nécessaire|sur appel|sur rendez-vous|quand requis"
        "|le cas échéant|s'il y a lieu|au besoins|au besion"
    },
    "horizon": {
        "": "court terme|à court terme|moyen terme|à moyen terme|long terme|à long terme|très court terme"
        "|à très court terme|court et moyen terme|court, moyen et long terme|court-moyen terme"
        "|à court et moyen terme"
        "|moyen et long terme|moyen-long terme|à moyen et long terme|court/moyen terme|moyen/long terme|c.t."
        "|m.t.|l.t.|ct|mt|lt|ct-mt|mt-lt|ct/mt|mt/lt|ct et mt|mt et lt"
        "|cette semaine|la semaine prochaine|semaine prochaine|ce mois-ci|le mois prochain|mois prochain"
        "|prochainement|bientôt|sous peu|dans les prochains mois|au cours des prochains mois"
        "|dans les prochaines semaines|dans les prochaines années|au cours des prochaines années"
    },
    "undef": {
        "": "à déterminer|à définir|à préciser|à confirmer|à venir|à fixer|à valider|à planifier|à établir"
        "|dates à déterminer|date à déterminer|date à venir|date à confirmer|dates à venir|date à préciser"
        "|échéancier à déterminer|échéancier à définir|échéancier à venir|échéancier à préciser"
        "|une date indéterminée|date indéterminée|à une date indéterminée|n.d.|nd|indéterminé"
        "|indéterminée|non déterminé|non déterminée|non défini|non définie|n/a|s/o|sans objet|s.o."
        "|dès que possible|le plus tôt possible|aussitôt que possible|le plus rapidement possible"
        "|immédiatement|immédiat|dès maintenant|maintenant|sans délai|à calendrier|nsp|àd|sans échéance"
        "|sans échéancier|aucune échéance|aucun échéancier|pas d'échéance|a déterminée|à déterminées"
        "|à être déterminé"
        "|à être précisé|à être confirmé|à convenir|dans les meilleurs délais|dans les plus brefs délais"
        "|rapidement"
    },
    "onward": {
        "": "et plus|et suivantes|et suivants|et après|et au-delà|et ensuite|et les années suivantes"
        "|à aujourd'hui|jusqu'à aujourd'hui|à ce jour|jusqu'à ce jour|et années suivantes|et +"
    },
    "label": {
        "": "échéance|échéances|échéancier|date|dates|date prévue|date cible|inclusivement|inclus|inclusive"
        "|année de réalisation"
        "|date de réalisation|prévu|prévue|prévus|prévues|fin prévue|début prévu|prévu pour|prévue pour|visé"
        "|visée|planifié|planifiée"
    },
}

# « a été », « avait été »: no season.
AUXILIARIES: Final = frozenset({"a", "ont", "avait", "avaient", "ayant", "aura", "auront", "aurait", "aient", "ait"})

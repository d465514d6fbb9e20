"""Headings built of several words that no list holds: what is hoped for or came, what is done, how far, what may fail.

What stands beside "résultats" or "outcomes" says whether they are hoped for or came. A heading is folded first.
"""

from __future__ import annotations

import re
from typing import Final

from jalon.recognition.vocabulary.stems import stems

OUTCOMES: Final = stems(
    *("resultat*", "effet*", "retombee*", "impact*", "changement*", "extrant*", "produits", "livrable*", "benefice*"),
    *("gain", "gains", "fruits", "amelioration*", "result", "results", "outcome*", "output*"),
    *("effect", "effects", "change", "changes", "benefit", "benefits", "achievement*", "deliverable*", "improvement*"),
)
HOPED: Final = stems(
    *("attend*", "anticip*", "escompt*", "esper*", "prevu*", "planifi*", "souhait*", "desir*", "recherche*", "vise*"),
    *("projete*", "projected", "voulu*", "voulons", "veut", "cible", "cibles", "ciblee*", "envisag*", "poursuivi*"),
    *("promis*", "a atteindre", "a obtenir", "a produire", "a livrer", "a venir", "a viser", "expect*", "planned"),
    *("intend*", "hope", "hoped", "hoping", "target*", "want", "wanted", "wish*", "sought", "aim", "aimed", "foreseen"),
    *("predicted", "likely", "potential", "potentiel*", "possible*", "future*", "futur*", "to achieve", "to reach"),
    *("to obtain", "to deliver", "to come", "to see", "to produce"),
)
CAME: Final = stems(
    *("obtenu*", "atteint*", "constate*", "observe*", "releve*", "recueilli*", "reel*", "effecti*", "actuel*"),
    *("intermediaire*", "provisoire*", "final", "finale", "finals", "finales", "finaux", "a ce jour", "a date"),
    *("a mi-parcours", "de mi-parcours", "de mi-annee", "a mi-annee", "jusqu'ici", "jusqu'a present", "actual*"),
    *("achieved", "obtained", "reached", "recorded", "noted", "so far", "to date", "thus far", "until now"),
    *("up to now", "interim", "mid-year", "midyear", "year-end", "current"),
)
# Words beside them that change nothing.
_PLAIN: Final = (
    r"actions?|activites?|activity|activities|projets?|projects?|principa\w+|main|key|cles?|premiers?|nos|our"
)
NEUTRAL: Final = re.compile(rf"(?:{_PLAIN}|on|nous|we|for|que|qu|that|the|s|to|at|it|this)")

_DOING_FR: Final = r"(?:faire|realiser|entreprendre|mettre en (?:place|oeuvre|route)|lancer|poser|accomplir|organiser)"
_DOING: Final = r"(?:do|undertake|carry out|put in place|organi[sz]e|start|launch|work on|tackle|deliver|be doing)"
_BRINGS_FR: Final = (
    r"(?:donn|chang|apport|produi|amen|permett|rapport|amelior|entrain|result|sorti|arriv|servi|procur)\w*"
)
_BRINGS: Final = r"(?:bring|give|change|lead|produce|deliver|achieve|happen|result|come|be|improve|yield|mean)"
_WISH_FR: Final = (
    r"(?:espere|attend|souhaite|desire|recherche|voudrait|aimerait|veut|esperons|attendons|souhaitons|desirons"
    r"|recherchons|voudrions|aimerions|voulons)"
)
_WISH: Final = r"(?:hope|expect|want|wish|aim|would like|look|are (?:hoping|aiming|looking))"
_ANY: Final = r"(?: .+)?"

# By role, told by how they are built: the first that matches as a whole says it.
CLAUSES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "action",
        re.compile(
            rf"ce qu(?:e nous|'on) (?:\w+ )?(?:allons|va|voulons|veut|comptons|compte|devons|doit|souhaitons|souhaite)"
            rf" {_DOING_FR}{_ANY}|ce qu'il (?:faut|faudra|faudrait|reste a) {_DOING_FR}{_ANY}|ce qui (?:est"
            rf"|reste) a faire"
            r"|(?:choses?|travail|travaux|gestes?) a (?:faire|poser|realiser|mener)|chantiers? (?:de travail|a mener)"
            rf"|what (?:we|you|they) (?:will|are going to|want to|plan to|intend to|need to|must|should"
            rf"|have to) {_DOING}"
            rf"{_ANY}|what (?:needs|has|is|must|remains) (?:to )?(?:doing|be done|do|happen)"
            r"|(?:what|work|things|jobs) (?:to be done|to do|planned)"
        ),
    ),
    (
        "expected_results",
        re.compile(
            rf"ce (?:que|qu'|qui)? ?(?:(?:ca|cela|l'action|le projet|on en|nous en) )?(?:va|vont|doit|devrait"
            rf"|pourrait) "
            rf"(?:nous |en |s'|se )?(?:etre|{_BRINGS_FR}){_ANY}|ce (?:que|qui) (?:\S+ )?(?:\w*(?:era|ira|ndra"
            rf"|ttra))\b{_ANY}"
            rf"|a quoi (?:ca|cela|l'action) (?:va |doit |devrait )?ser\w+"
            rf"|ce qu(?:e nous|'on) (?:en )?{_WISH_FR}(?: (?:voir|obtenir|en tirer|recolter|en retirer|gagner){_ANY})?"
            rf"|what (?:it|this|that|the action) (?:will|should|would|could|is going to) {_BRINGS}{_ANY}"
            rf"|what (?:will|should|would|is (?:going|meant|supposed) to) {_BRINGS}{_ANY}"
            rf"|what (?:we|you|they) {_WISH}(?: to (?:see|get|obtain|gain|have|bring about){_ANY}| for)"
            r"|how (?:(?:will|do|shall) we|we(?: will)?) (?:measure|know|tell|see|judge|check|recogni[sz]e).*"
            r"|comment (?:on|nous) (?:va |allons )?(?:mesur|sav|saur|verr|voir|jug|verifi|reconn)\w*.*"
            rf"|(?:the )?(?:change|difference|benefit)s? (?:we|it|this|they) (?:will|{_WISH}|should){_ANY}"
        ),
    ),
    (
        "results",
        re.compile(
            r"comptes?[- ]rendus?(?: .{1,25})?|points? (?:de|sur la) situation|etats? des lieux|suites? donnees?"
            r"|(?:mid-?year|half-year|year-end|annual|quarterly|final|interim) (?:review|report|update|check(?:-in)?)"
            r"|report(?:ing)?[- ]back|feedback|findings|debrief(?:ing)?|what (?:came|has come) (?:out )?of it"
            r"|ce qu(?:e |')(?:ca|cela|on|nous) (?:en )?(?:a|avons) \w+|what (?:it|this|we) (?:has |have )?"
            r"(?:brought|gave|changed|led to|got|saw|found|learned|heard|noticed)"
            r"|(?:realise|accompli|fait|done|completed|realized)(?:e?s?) (?:a ce jour|a date|jusqu'ici|so far|to date)"
        ),
    ),
    (
        "status",
        re.compile(
            r"how (?:far|advanced|complete)\b.*|where (?:(?:are|is|do|does) )?(?:we|it|things|this|that|each)"
            r"(?:'s)?(?: (?:are|is|stands?|got|at|now|up|to|with it|today))*"
            r"|ou (?:c'est|ca(?: en)? est|c'en est|cela(?: en)? est) ?(?:rendue?s?)?|avancees?"
            r"|(?:level|degree|stage|extent) of (?:completion|progress|achievement|implementation|delivery)"
        ),
    ),
    (
        "extra",
        re.compile(
            r"what (?:could|can|might|may) .+|what(?: (?:we|you|it|is|'s))? (?:need|needs|needed|takes?|requires?"
            r"|required)"
            rf"{_ANY}|ce qui (?:peut|pourrait|risque) .+|ce (?:qu'il|dont|que ca) (?:\S+ ){{0,3}}"
            r"(?:faut|faudra|prend|besoin|demande|requiert)(?: .+)?"
            r"|(?:difficultes?|obstacles?|freins?|embuches?|ecueils?|menaces?|contraintes?|barrieres?|hurdles?"
            r"|constraints?|barriers?|threats?|pitfalls?|blockers?|bottlenecks?|difficulty|difficulties|destinataires?"
            r"|recipients?|bailleurs?|donateurs?|funders?|donors?|sponsors?|tools|equipements?|equipment|materiel)"
            rf"{_ANY}|(?:working|in partnership|jointly|together) with{_ANY}|en (?:collaboration|partenariat"
            rf"|lien) avec{_ANY}"
            r"|(?:personnes?|groupes?|gens|familles|membres) (?:visee?s?|rejointe?s?|touchee?s?|ciblee?s?|concernee?s?)"
            r"|(?:people|groups?|those) (?:reached|served|targeted|concerned|affected)"
        ),
    ),
)
# Words that say it of a column beside one of actions, where its cells agree: alone they say too many other things.
TOLD_AFTER: Final = re.compile(
    r"retours?|suites?|nouvelles|news|review|revue|actuals?|constats?|reel|situation|observations? de suivi|echos?"
)
# What is aimed at, in a column that stands behind that of the actions and says another thing on each line.
AIMED_BEHIND: Final = re.compile(
    r"\b(?:objecti|buts?\b|goals?\b|aims?\b|vise|intention|finalit|purpose|we want|veut|voulons)"
)
MEASURED_BEHIND: Final = re.compile(r"(?:nos |our )?(?:mesures?|measures?|metrics?|metriques?)")
NEEDS: Final = re.compile(r"(?:nos )?besoins?(?: .{1,20})?|(?:our )?needs?")

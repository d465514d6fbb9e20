"""The words people use for where an action stands, French and English: data for `statuses`.

One expression a line, written with its accents. "~" after a word stands for its French endings (réalisé,
réalisée, réalisés, réalisé·e·s). Folding makes the rest equal: "REALISE", "realisé", "on‑going".
"""

from __future__ import annotations

from typing import Final, Literal

Status = Literal["done", "in_progress", "partial", "not_done", "postponed", "dropped", "to_do"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# When a phrase states several, the one to believe: first what says that the work will not come, or not now.
MOST_CAREFUL_FIRST: Final[tuple[Status, ...]] = (
    "dropped",
    "postponed",
    "not_done",
    "partial",
    "to_do",
    "in_progress",
    "done",
)

# Finished. Denied ("non réalisé"), they mean not_done; in part ("partiellement réalisé"), partial.
FINISHED: Final = """
réalisé~
complété~
terminé~
achevé~
parachevé~
finalisé~
fait~
atteint~
effectué~
accompli~
exécuté~
concrétisé~
completed
complete
done
achieved
finished
accomplished
finalized
finalised
fulfilled
attained
reached
met
"""

# Finished only when said alone: elsewhere they tell of one thing, not of the whole action.
FINISHED_ALONE: Final = """
livré~
fini~
tenu~
adopté~
approuvé~
clos~
clôturé~
bouclé~
conclu~
réglé~
résolu~
rempli~
mis en place
mise en place
mis en œuvre
réussi~
complet~
acquis~
delivered
closed
implemented
adopted
approved
held
in place
mené~ à terme
mené~ à bien
abouti~
publié~
diffusé~
signé~
déposé~
transmis~
envoyé~
inauguré~
validé~
installé~
signed off
carried out
wrapped up
sorted
sorted out
rolled out
set up
put in place
up and running
taken care of
dealt with
ticked off
checked off
handed over
handed in
published
submitted
signed
settled
executed
realised
realized
installed
"""

# Begun, only when said alone. Denied, they mean to_do.
STARTED_ALONE: Final = """
lancé~
engagé~
activé~
launched
kicked off
mis~ en branle
mis~ en route
mis~ en marche
mis~ en chantier
"""

# Begun. Denied ("non démarré"), they mean to_do.
STARTED: Final = """
ouvert~ depuis
open since
opened since
commencé~
débuté~
amorcé~
entamé~
démarré~
enclenché~
initié~
entrepris~
started
begun
initiated
"""

STATES: Final[dict[Status, str]] = {
    "done": """
fermé
clos
closed
resolved
résolu
concluído
concluída
concluido
concluida
terminado
terminada
c'est fait
chose faite
mission accomplie
a eu lieu
ont eu lieu
took place
objectif dépassé
objectifs dépassés
cible dépassée
cibles dépassées
all done
""",
    "in_progress": """
working on it
being worked on
en curso
em curso
em andamento
en proceso
en marcha
en cours
en cour
encours
en préparation
en élaboration
en développement
en rédaction
en révision
en négociation
en discussion
en construction
en production
en réalisation
en réflexion
en évaluation
en planification
en démarrage
en marche
en progression
en progrès
en chantier
en branle
en action
en voie de
en voie d'être
en bonne voie
sur la bonne voie
en processus
en traitement
en retard
bien avancé~
très avancé~
bien entamé~
se poursuit
se poursuivent
se poursuivra
se poursuivront
se continue
se continuent
est poursuivi~
à poursuivre
à continuer
à suivre
à maintenir
à finaliser
à terminer
à achever
travail en cours
travaux en cours
on y travaille
premiers pas faits
premier pas fait
in progress
in process
underway
under way
on going
on track
on schedule
behind schedule
running late
under development
in development
in preparation
under review
in review
under discussion
in the works
work in progress
being developed
being prepared
to be continued
to continue
to be finalized
to be finalised
continuing
continues
well advanced
nearly there
almost there
en bon train
suit son cours
suivent leur cours
va bon train
vont bon train
bien parti~
avance bien
avancent bien
progresse bien
progressent bien
se déroule bien
être en cours
being done
being implemented
being built
being written
being drafted
being finalised
being finalized
being rolled out
being set up
being organised
being organized
moving ahead
moving along
moving forward
coming along
progressing well
making progress
getting under way
getting underway
in early stages
in the early stages
""",
    "partial": """
en partie
en grande partie
en bonne partie
partiel~
partielle~
partiels
partiellement
à moitié
à demi
incomplet~
incomplète~
inachevé~
inachevée~
partly
partial
partially
in part
half done
three quarters done
mostly done
incomplete
unfinished
""",
    "not_done": """
pas eu lieu
non tenu~
pas tenu~
pas de suite
aucune action
aucun développement
aucun avancement
aucune avancée
aucun progrès
rien de fait
rien n'a été fait
rien fait
inaccompli~
no progress
no action
nothing done
unmet
did not happen
did not take place
didn't happen
didn't take place
""",
    "postponed": """
reporté~
différé~
ajourné~
repoussé~
décalé~
retardé~
suspendu~
mis en suspens
en suspens
en veille
en veilleuse
en pause
mis sur pause
sur pause
sur la glace
mis de côté
mise de côté
à l'arrêt
au point mort
remis~ à plus tard
remis~ à l'an
remis~ à l'année
remis~ à la
remis~ à une
remis~ au
remis~ à
remis~ en
à reporter
à remettre
report à
report au
on hold
deferred
postponed
delayed
suspended
paused
put off
put on hold
pushed back
rescheduled
to be deferred
to be postponed
put back to
carried over to
carried forward to
held over
pushed out
pushed to
bumped to
slipped to
moved to next
moved to a later
on ice
in abeyance
mis~ en attente
mis~ en veille
mis~ en veilleuse
mis~ en pause
mis~ sur la glace
interrompu~
à plus tard
""",
    "dropped": """
annulé~
abandonné~
retiré~
supprimé~
délaissé~
mis au rancart
laissé~ tomber
plus pertinent~
plus pertinente~
plus d'actualité
plus nécessaire
plus requis~
non pertinent~
non pertinente~
non requis~
non retenu~
pas retenu~
n'aura pas lieu
n'auront pas lieu
ne sera pas réalisé~
ne seront pas réalisé~
ne se fera pas
à abandonner
à annuler
à retirer
cancelled
canceled
abandoned
dropped
withdrawn
discontinued
no longer relevant
no longer needed
no longer required
not pursued
will not be done
scrapped
called off
won't happen
will not happen
won't be done
not happening
not going ahead
will not go ahead
won't go ahead
no longer planned
no longer going ahead
no longer happening
no longer pursued
set aside for good
given up
retranché~
tombé~ à l'eau
non poursuivi~
pas poursuivi~
n'ira pas de l'avant
n'iront pas de l'avant
ne se fera plus
ne se feront pas
ne sera pas fait~
ne seront pas fait~
plus au programme
plus dans les plans
on laisse tomber
on abandonne
on y renonce
""",
    "to_do": """
à faire
à réaliser
à compléter
à débuter
à commencer
à démarrer
à amorcer
à entreprendre
à venir
à planifier
à prévoir
à renouveler
à effectuer
à mettre en place
à mettre en œuvre
reste à faire
restent à faire
to do
todo
to be done
to be completed
to be started
to be planned
to be determined
to be scheduled
to be renewed
to complete
to come
to renew
to start
yet to start
upcoming
yet to begin
yet to be done
still to do
still to come
still to be done
still to start
waiting to start
awaiting start
pending start
rien de commencé
rien d'entamé
rien de lancé
au stade d'idée
à l'état de projet
à l'état d'idée
""",
}

# Said alone, with a date at most.
STATES_ALONE: Final[dict[Status, str]] = {
    "done": """
concluded
soldé~
opérationnel~
opérationnelle~
déployé~
en place
en service
en vigueur
pérennisé~
dépassé~
exceeded
embedded
live
shipped
erledigt
abgeschlossen
umgesetzt
completato
completata
concluso
conclusa
realizado
realizada
completado
completada
cumplido
cumplida
hecho
hecha
finalizado
finalizada
feito
feita
executado
executada
oui
yes
ok
okay
x
v
c
r
réal
compl
vert
✓
✔
✅
☑
☒
[x]
🟢
it's done
it is done
that's done
job done
all set
ça y est
target met
tout est fait
tout fait
""",
    "in_progress": """
going well
ça avance
actif~
en test
en étude
à l'étude
en instruction
en déploiement
avancé~
à risque
at risk
off track
on target
overdue
implementing
in delivery
business as usual
bau
iniciado
iniciada
🚧
🔄
läuft
laufend
in arbeit
in bearbeitung
in corso
em execução
en ejecución
en desarrollo
em desenvolvimento
e c
ec
en c
wip
doing
continu
en continu
en continue
en continuité
ongoing
continuous
active
started ongoing
en œuvre
jaune
orange
amber
yellow
green
late
🟡
🟠
en route
en train
en exécution
en application
en mouvement
en roulement
en activité
en gestation
en travaux
en recherche
en montage
en écriture
en suivi
ça roule
ça avance bien
on avance
on est dessus
on s'en occupe
on s'y met
progresse
se déroule
in hand
on the go
on it
we're on it
we are on it
working on this
in motion
in train
in flight
in action
in execution
in design
in draft
in testing
in trial
in pilot
piloting
in implementation
in production
in consultation
progressing
advancing
getting there
getting started
early days
early stages
some progress
good progress
made a start
""",
    "partial": """
parcial
parcialmente
presque
moitié
½
◐
à mi-chemin
à mi-parcours
mi-chemin
mi-parcours
halfway
half way
halfway there
half-way
""",
    "not_done": """
no realizado
no realizada
não realizado
não realizada
no cumplido
no cumplida
não cumprido
non
no
n r
nr
rien
aucun résultat
sans résultat
échec
échoué~
failed
missed
rouge
red
✗
✘
❌
🔴
""",
    "postponed": """
bloqué~
gelé~
blocked
stalled
slipped
rolled over
carried forward
carried over
aplazado
aplazada
pospuesto
pospuesta
adiado
adiada
en pausa
em pausa
suspendido
suspendida
suspenso
suspensa
remis~
en stand-by
en standby
stand-by
standby
on standby
shelved
parked
frozen
put back
interrompu~
en arrêt
""",
    "dropped": """
sans suite
superseded
no longer applicable
cancelado
cancelada
anulado
anulada
descartado
descartada
caduc
caduque
obsolète
obsolete
abandon
annulation
écarté~
biffé~
rayé~
éliminé~
rejeté~
refusé~
arrêté~
mis~ au placard
classé~ sans suite
axed
ditched
killed
written off
rejected
declined
removed
struck off
terminated
stopped
fell through
not going to happen
""",
    "to_do": """
pas encore
not yet
⏳
en projet
programmé~
scoping
planning
in planning
not yet due
not due
nouveau
nouvelle
new
pending
offen
geplant
da fare
da avviare
non iniziato
non iniziata
⬜
🔲
open
ouvert
backlog
todo
pendiente
pendientes
pendente
pendentes
por hacer
a fazer
no iniciado
no iniciada
não iniciado
não iniciada
sin iniciar
sin empezar
por iniciar
a iniciar
prévu~
planifié~
tbd
planned
scheduled
à l'agenda
à l'horaire
futur
non abordé~
pas abordé~
non traité~
pas traité~
au programme
dans les plans
sur la liste
en liste
en file
in the pipeline
in the queue
queued
on the list
on the agenda
untouched
unstarted
not touched
nothing yet
nothing started
still outstanding
outstanding
to launch
to begin
to follow
""",
}

# Words of schedules too: in a schedule cell they tell when, not where things stand.
ALSO_SCHEDULES: Final = """
continu
en continu
en continue
en continuité
ongoing
on going
continuous
à venir
to come
upcoming
prévu
planifié
planned
scheduled
tbd
à déterminer
à planifier
to be determined
to be scheduled
late
v
x
c
r
ec
oui
non
no
yes
à l'agenda
à l'horaire
futur
remis à
remis en
remis au
remis à la
active
à suivre
"""

# « À » and an infinitive at the start of a clause is to_do, but for these (None: it states nothing).
TO_INFINITIVE: Final[dict[str, Status | None]] = {
    "noter": None,
    "souligner": None,
    "savoir": None,
    "partir": None,
    "ameliorer": None,
    "valoir": None,
    "titre": None,
    "moindre": None,
    "votre": None,
    "notre": None,
    "autre": None,
    "l'ordre": None,
    "terre": None,
    "octobre": None,
    "finir": "in_progress",
    "consolider": "in_progress",
    "remettre": "postponed",
}

# What makes "en cours", "fait"… something else when it follows.
NOT_BEFORE: Final[dict[str, frozenset[str]]] = {
    "en cours": _words("""
    annee route mandat semaine mois trimestre session seance soiree journee rencontre projet
    assemblee reunion exercice emploi francais cuisine anglais ligne informatique saison programme
"""),
    "en cour": _words("appel superieure provinciale municipale arriere"),
    "fait": _words("""
    partie suite suites etat connaitre valoir que qu un une des la l les le partir appel face preuve
    part saillant saillants main marquant marquants
"""),
    "en partie": _words("grace par parce cause a due"),
    "en action": _words("communautaire benevole sociale"),
    "en developpement": _words("""
    social local communautaire durable economique des du organisationnel personnel
"""),
    "en evaluation": _words("de des du d"),
    "en production": _words("video de"),
    "reached": _words("out an agreement the our"),
    "met": _words("with the our a to on in up at"),
    "complete": _words("the a an our with list set review and"),
    "done": _words("the"),
    "a suivre": _words("le la les une un des de"),
    "a moitie": _words("prix"),
    "continues": frozenset(),
    "en marche": _words("mondiale"),
    "en reflexion": _words("strategique"),
    "sur la bonne voie": frozenset(),
}

# Small words around a status, folded.
NEGATIONS: Final = _words("""
    non pas jamais aucunement nullement not never hasn haven isn aren wasn weren hadn
""")
AUXILIARIES: Final = _words("""
    a ont est sont ete etre fut furent pu ne n t etait etaient has have had been is are was were be
    being it reste restent demeure demeurent maintenant now tous toutes tout toute all both
""")
# Those that make a subject's state of a participle; "a réalisé" tells what someone did.
PASSIVE: Final = _words("""
    est sont ete etre fut furent etait etaient been is are was were be being reste restent demeure
    demeurent tous toutes tout toute all both
""")
ADVERBS: Final = _words("""
    encore toujours deja bien enfin entierement completement totalement pleinement integralement
    fully completely entirely already yet still successfully officiellement recemment recently just
    presque quasi quasiment almost nearly partiellement partially partly mostly majoritairement
    activement toutefois pratiquement essentiellement virtually largely
""")
WHOLLY: Final = _words("""
    entierement completement totalement pleinement integralement fully completely entirely tous
    toutes tout all
""")
IN_PART: Final = _words("""
    presque quasi quasiment almost nearly partiellement partially partly mostly majoritairement
    pratiquement largely half virtually
""")
PARTS_AFTER: Final = tuple(
    tuple(phrase.split())
    for phrase in (
        "en grande partie",
        "en bonne partie",
        "en partie",
        "a moitie",
        "a demi",
        "aux trois quarts",
        "aux deux tiers",
        "au tiers",
        "au quart",
        "in part",
        "for the most",
    )
)
FUTURE: Final = _words("""
    sera seront serait seraient devra devront devrait devraient doit doivent soit soient will would
    should must shall to etre_a peut pourra pourrait pourront may might could can
""")
CONDITIONS: Final = _words("""
    lorsque lorsqu quand si fois aussitot que qu when once if after until unless before apres avant
    jusqu pour dont qui which that
""")
# Words that join two clauses.
CONJUNCTIONS: Final = _words("""
    mais toutefois cependant neanmoins pourtant et puis ou donc car sauf but however although though
    and or then actuellement presentement deja currently
""")
# What may follow a status without changing it.
FOLLOWERS: Final = _words("""
    de aupres chez tel telle comme
    en le la au aux a par depuis lors des pour avec dans pendant durant ce cette cet selon dont sauf
    sous d du suite jusqu since on in by with for as at during per until this last via grace hiver
    printemps ete automne winter spring summer fall autumn janvier fevrier mars avril mai juin
    juillet aout septembre octobre novembre decembre january february march april may june july
    august september october november december jan janv fev fevr avr juil sept oct nov dec environ
    plus moins fin debut mi end early late
""")
# Before a participle at the end of a clause: it belongs to the noun, it tells nothing of the action.
DETERMINERS: Final = _words("des les de d aux ces nos leurs ses vos mes the of our their these those")
# Number words that make a count of what follows.
COUNT_WORDS: Final[dict[str, int]] = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "trente": 30,
    "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100,
}  # fmt: skip
# After these a number is a name ("phase 2", "loi 21"), or no count ("3 fois par année").
NUMBERED: Final = _words("""
    phase etape axe volet objectif action loi article point region no n numero version module annexe
    projet chapitre orientation moyen covid strategie step stage objective goal item bill section
    volume edition page chap vol
""")
NOT_COUNTED: Final = _words("""
    fois h heures heure am pm janvier fevrier mars avril mai juin juillet aout septembre octobre
    novembre decembre january february march april may june july august september october november
    december time times e er re eme ieme nd rd th st jan janv fev fevr avr juil sept oct nov dec feb
    mar apr jun jul aug sep
""")
# Words that a misspelling could be taken for, and are right as they are.
WELL_SPELT: Final = _words("""
    reported report reports reporter annuel annuelle competed compete terminer completer realiser
    atteinte attente finalisee done dont donne gone one none fait faire fête fete faut haut mat meta
    mets meet mettre starter stated partie parties partiale realite commence commerce retire retirer
    retard ajout initie initier initiale differe different differents entame executif executive
    cancel
""")

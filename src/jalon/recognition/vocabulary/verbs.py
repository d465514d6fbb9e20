"""Verbs that begin actions, and words that only look like one, folded, French and English: data, no logic."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> list[str]:
    return text.split()


# Nouns ending like verbs; an infinitive begins an action, a noun does not.
NOT_INFINITIVES: Final = frozenset(
    _words(
        """
verger vergers potager clocher rocher danger boulanger collier passager etranger grenier jardinier gibier evier
hangar pommier poirier peuplier bouclier cavalier cellier chevalier coursier damier huissier palier pilier
poulailler poudrier rosier saladier tablier tiroir dortoir comptoir arrosoir lavoir manoir couloir reservoir
desespoir avoir cher cuir elixir fakir nadir plaisirs tir cadavre berger boucher plancher rucher usager dejeuner
diner souper gouter water paper papers summer winter letter letters number numbers member members newsletter
leader leaders chapter computer border shelter shelters under other others after over later lower upper inner
outer power tower river rivers corner manager managers teacher teachers farmer farmers worker workers user users
customer customers career careers peer peers layer layers officer officers center centers weather together
matter matters december november october september never easter flower flowers silver copper dinner supper
butter sister brother mother father daughter weaver ladder chair fair air stair affair atelier calendrier
dossier chantier courrier papier cahier metier quartier fevrier janvier premier dernier hiver mer fer cancer
avenir loisir plaisir desir souvenir financier mobilier dossier-papier leger panier clavier sentier foyer loyer
communautaire particulier regulier singulier conseiller menager ouvrier infirmier officier millier escalier hier
fichier depliant-papier banquier courtier levier papetier pouvoir devoir espoir miroir trottoir soir territoire
repertoire laboratoire memoire histoire observatoire
"""
    )
)
RE_VERBS: Final = frozenset(
    [
        "prendre",
        "rendre",
        "mettre",
        "permettre",
        "transmettre",
        "suivre",
        "poursuivre",
        "faire",
        "refaire",
        "promettre",
        "etendre",
        "defendre",
        "repondre",
        "entreprendre",
        "comprendre",
        "apprendre",
        "construire",
        "produire",
        "reduire",
        "introduire",
        "traduire",
        "conduire",
        "ecrire",
        "inscrire",
        "decrire",
        "lire",
        "elire",
        "dire",
        "connaitre",
        "reconnaitre",
        "accroitre",
        "etre",
        "vivre",
        "conclure",
        "inclure",
        "joindre",
        "rejoindre",
        "atteindre",
        "restreindre",
        "soumettre",
        "remettre",
        "admettre",
        "emettre",
        "tendre",
        "attendre",
        "vendre",
        "correspondre",
        "debattre",
        "combattre",
        "convaincre",
        "vaincre",
        "extraire",
        "batir",
        "reconstruire",
        "instruire",
        "surprendre",
        "reprendre",
        "redefinir",
        "rompre",
        "interrompre",
        "souscrire",
        "prescrire",
        "satisfaire",
        "parfaire",
        "naitre",
        "repandre",
    ]
)
ENGLISH_VERBS: Final = frozenset(
    _words(
        """
accept achieve acknowledge acquire adapt add address adjust adopt advance advocate agree align allocate analyse
analyze announce answer apply appoint approve arrange ask assemble assess assign assist attend audit award bake
balance begin bind book borrow brainstorm bring broaden broker budget build buy calculate call campaign capture
carry celebrate certify chair change check choose clarify clean clear close co-design collaborate collate
collect combine commission commit communicate compare compile complement complete compose conduct confirm
connect consider construct consult contact continue contribute convene convert cook coordinate copy count cover
create curate cut decide dedicate deepen define deliver demolish demonstrate deploy describe design determine
develop digitise digitize direct discuss display distribute diversify divide document donate draft draw drive
earn edit educate elect eliminate email embed employ empower enable encourage end endorse enforce engage enhance
enlarge enlist enrich enrol enroll ensure equip erect establish evaluate examine exchange execute expand explore
expose extend facilitate feature feed fill film finalise finalize find finish fit fix fly focus follow forge
form formalise formalize foster frame fund fundraise furnish gain gather generate get give grant grow guarantee
guide hang harvest help hire hold honor honour host house identify illustrate implement improve include increase
inform initiate inspect inspire install insulate integrate interview introduce invest investigate invite issue
join keep kick-start label launch lay lead learn leave lend let level liaise limit link list listen load lobby
locate look lower maintain make manage map mark match measure meet mend mentor merge migrate minimise minimize
mobilise mobilize modernise modernize monitor move mow name negotiate nominate note notify nurture observe
obtain offer open operate order organise organize outline overhaul own paint participate partner pay perform
persuade photograph pick pilot place plan plant play post prepare present preserve press prevent print
prioritise prioritize process procure produce promote propose protect provide publicise publicize publish
purchase pursue push put qualify question raise rank rate re-establish re-open reach read reassess rebrand
rebuild recognise recognize recommend record recruit recycle redesign redevelop reduce refine reform refresh
refurbish register reinforce relaunch relocate remind remix remove renew renovate rent reopen reorganise
reorganize repair repeat replace replant reply report represent reprint request research reserve resolve respond
restore retain return review revise revisit reward rework rewrite ring run safeguard save scope secure seek
select sell send separate serve set settle shape share shift shorten show sign simplify sketch solve sort speak
spend sponsor spread stabilise stabilize standardise standardize start stop store streamline strengthen
structure study submit subscribe subsidise subsidize supply support survey sustain swap sweep switch tackle take
talk target teach tell test thank tidy tighten tour trace track train transfer transform translate transplant
transport treat trim try turn tweak undertake unite unveil update upgrade upload upskill urge use utilise
utilize vaccinate validate verify visit volunteer walk warn wash watch welcome widen win wire work write
"""
    )
)

# What begins an English line before "the", "a" or "our" and is no verb: "Across the river", "Is the gate shut?".
NOT_IMPERATIVES: Final = frozenset(
    _words(
        """
about above across after against along amid among and are around as at because before behind below beneath
beside between beyond both but by can could despite did do does during every except few for from had half has
have how if in inside into is like may might minus monday tuesday wednesday thursday friday saturday sunday must
near no nor not of off on once one only onto or our out outside over past per plus rather should since so some
such than that the their then these they this those though through throughout till to toward towards under
unless until up upon was we were what when where whether which while who whole why will with within without
would yet january february march april june july august september october november december
"""
    )
)

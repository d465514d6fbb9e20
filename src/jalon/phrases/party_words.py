"""The words that name those who carry a plan, French and English: data for `parties`. Folded, without endings.

"~" after a word stands for its feminine and plural endings (membre, membres; délégué, déléguée, délégué·e·s).
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Heads of names, by what they head. A head that needs a complement ("responsable de…") is no party when alone
# before another head: "Responsable comité formation" is one party.
BODY_HEADS: Final = """
comité~ sous-comité~ conseil~ assemblée~ table~ commission~ bureau~ cellule~ cercle~ collège~ exécutif~ instance~
chantier~ caucus forum~ sénat ca ce ag aga age adm committee~ subcommittee~ board~ council~ assembly task taskforce
working commission executive steering panel~ circle~ cabinet
"""
GROUP_HEADS: Final = """
membre~ groupe~ équipe~ partenaire~ bénévole~ militant~ citoyen~ citoyenne~ participant~ usager~ usagère~
intervenant~ travailleur~ travailleuse~ employé~ personnel~ permanence~ organismes association~ collectif~ régions
gestionnaire~ parents jeunes familles étudiant~ enseignant~ formateur~ formatrice~ professionnel~ délégation~
collaborateur~ collaboratrice~ sous-groupe~ staff member~ volunteer~ partner~ team~ group~ participants employee~
trainers regions stakeholder~ residents everyone tous toutes all
"""
ROLE_HEADS: Final = """
coordination~ coordonnateur~ coordonnatrice~ direction~ directeur~ directrice~ présidence~ président~ présidente
vice-présidence~ vice-président~ secrétaire~ secrétariat~ trésorerie~ trésorier~ trésorière~ adjoint~ agent~ chargé~
conseiller~ conseillère~ responsable~ délégué~ représentant~ administrateur~ administratrice~ officier~ animateur~
animatrice~ animation consultant~ stagiaire~ technicien~ technicienne~ comptable~ vérificateur~ vérificatrice
commis porteur~ porteuse~ porte-parole~ référent~ pilote~ copilote~ gérant~ chef~ archiviste~ webmestre~
psychoéducateur~ psychoéducatrice~ éducateur~ éducatrice~ superviseur~ superviseure~ orthopédagogue~ psychologue~
infirmier~ infirmière~ médiateur~ médiatrice~ navigateur~ navigatrice~ thérapeute~ criminologue~ sexologue~
ergothérapeute~ orthophoniste~ nutritionniste~ bibliothécaire~ coord~
recherchiste~ rédacteur~ rédactrice~ organisateur~ organisatrice~ maire~ mairesse~ préfet~ ministre~ élu~
chair chairperson chairwoman chairman co-chair president vice-president treasurer secretary director~ coordinator~
manager~ officer~ representative~ delegate~ advisor~ adviser~ assistant~ lead consultant~ facilitator~ trustee~
accountant bookkeeper trainer organizer~ mayor~
"""
INSTITUTION_HEADS: Final = """
ministère~ gouvernement~ municipalité~ ville~ mrc département~ agence~ centre~ commission~ université~ cégep~
collège~ école~ hôpital institut~ préfecture~ région office~ régie~ société~ secrétariat~ conférence~ ciusss cisss
clsc csss caf cpam ars crsssmcq protecteur commissaire~ cour ministry ministries government municipality city
department~ agency university college school~ hospital institute~ authority foundation~ centraide
"""
ORGANISATION_HEADS: Final = """
association~ regroupement~ réseau~ fédération~ confédération~ coalition~ fondation~ maison~ coop coopérative~
corporation~ organisme~ mouvement~ syndicat~ union~ alliance~ consortium fonds front ligue société~ firme~ entreprise~
carrefour~ collectif~ observatoire~ tremplin~ network~ federation~ association~ coalition~ union~ foundation~
organization~ organisation~ society cooperative~ alliance~ agencies firm company
"""
# Heads that name someone only with what follows.
NEEDS_COMPLEMENT: Final = _words("""
    responsable responsables agent agente agents agentes charge chargee charges chargees delegue deleguee delegues
    deleguees representant representante representants representantes porteur porteuse porteurs porteuses conseiller
    conseillere conseillers adjoint adjointe pilote referent referente chef cheffe representative representatives
    delegate delegates chair officer assistant lead groupe groupes sous-groupe comite sous-comite comites table tables
    conseil commission working task steering executive group committee director manager president presidente
    presidents secretaire secretary directeur directrice coordonnateur coordonnatrice animateur animatrice board
""")
# What is said of several at once: no name alone, and it holds for the plural after "et" too.
QUANTIFIERS: Final = _words("all every each both tous toutes tout toute chaque ensemble todos todas todo toda")
# Bodies whose name is complete as it stands: what follows " et " is another party.
COMPLETE_NAMES: Final = (
    "conseil d'administration",
    "conseil administration",
    "conseil de direction",
    "comite executif",
    "comite de coordination",
    "comite de travail",
    "comite de gestion",
    "comite ad hoc",
    "assemblee generale annuelle",
    "assemblee generale extraordinaire",
    "assemblee generale",
    "assemblee des membres",
    "assemblee deliberante des membres",
    "equipe de travail",
    "board of directors",
    "executive committee",
    "executive director",
    "steering committee",
    "annual general meeting",
    "general assembly",
    "working group",
    "c.a.",
)
# Territorial institutions: a sigle or a place after theirs belongs to them ("CIUSSS MCQ", "MRC Les Chenaux").
TERRITORIAL: Final = _words("""
    CIUSSS CISSS CLSC CSSS MRC CRÉ CRE CDC TROC CJE SADC ARS CAF CPAM CCAS CIAS CG CD DRJSCS URIOPSS CAB CPE CSS TCR
    DSP DRSP OMH URLS CRD AQDR FADOQ UPA SEMO CALACS RHA CAL CN CS ROP RQ CLE CRDS COSMOSS CFDT UNAFORIS ANAS CLD
    YMCA YWCA UN
""")
# A name never ends with these; what follows belongs to it.
FUNCTION_WORDS: Final = _words("""
    de du des d l le la les a au aux en et ou pour par sur via avec sans sous chez entre dont dans un une of the and or
    for with by to from in on at via through & + est-ce ses leur leurs son sa nos notre lors selon
""")
PREPOSITIONS: Final = _words("""
    de du des d a au aux en pour par sur via avec sans sous chez entre dont dans lors selon of for with by to from in
    on at through ses leur leurs son sa qui
""")
ARTICLES: Final = _words("le la les l un une the a an notre nos leur leurs")
HONORIFICS: Final = _words("m mm mme mmes dr dre drs me mr mrs ms pr pre mlle prof soeur sr monsieur madame")
# A verb in the present or future: a sentence, not a name.
SENTENCE_VERBS: Final = _words("""
    est sont sera seront serait etait sont a ont aura auront doit doivent devra devront devrait peut peuvent pourra
    pourront verra verront fera feront fait font assure assurera assurent assureront assume assumera s'assure veille
    veillera coordonne coordonnera participe participera nomme nommera choisit designe faut va vont ira
    is are was were will shall must should can may has have takes ensures leads coordinates
""")
FIRST_NAMES: Final = _words("""
    adele adrien agathe agnes alain albert alex alexandra alexandre alexis alice aline amelie amina anais andre andree
    anne annie antoine arnaud arthur aurelie audrey benoit bernard bertrand brigitte bruno camille carl carole caroline
    catherine cecile celine chantal charles charlotte chloe christian christiane christine claire claude claudette
    claudine colette corinne cynthia daniel danielle danny david denis denise diane dominique edouard eliane elisabeth
    elise emile emilie emma eric esther etienne eve fabien fanny fatima felix fernand florence france francine francis
    franco francois francoise frederic gabriel gabrielle gaetan genevieve georges gerald gerard germain ghislain
    ghislaine gilbert gilles ginette guillaume guy gaston helene henri hubert hugo huguette ines isabelle jacinthe
    jacqueline jacques jasmine jean jeanne jeannine jerome jessica joanie joanne jocelyn jocelyne joel johanne josee
    joseph josiane julie julien karim karine karl kevin laurence laurent leo lea lena leonie liette lilianne line lionel
    lise lisette louis louise luc lucie lucien ludovic lyne lynda madeleine magali malika manon marc marcel marcelle
    margaux marguerite maria marianne marie marielle marina mario marion marjolaine marlene martin martine mathieu
    mathilde maude maurice maxime melanie melissa michel michele micheline michelle mireille mohamed monique myriam
    nadia nadine nancy natacha nathalie nicolas nicole noemie normand odette olivier oumar pascal pascale patrice
    patricia patrick paul pauline philippe pierre pierrette rachel rachid raphael raymond real regis rejean rejeanne
    remi renaud rene renee richard rita robert roch roger roland rolande romain rose roxanne roger sabrina samia samuel
    sandra sandrine sara sarah sebastien serge simon simone solange sonia sophie stephane stephanie steve suzanne
    sylvain sylvie sylvette tania therese thierry thomas tristan valerie vanessa veronique vicky victor victoire
    vincent virginie viviane xavier yann yannick yasmine yolande yvan yves yvette yvon yvonne zoe
    amanda amy andrew angela anna anthony ashley barbara betty brian carol christopher deborah donna edward elizabeth
    emily frank gary george harry heather helen jack james janet jason jeffrey jennifer jenny jim joan john joshua
    judith karen kathleen kelly ken laura linda lisa margaret mark mary matthew megan michael nick pamela peter rebecca
    ron ruth ryan scott sharon stephen susan teresa tim tom william
    abdel abdou abdoulaye abigail adama adel ahmed aicha aida aisha aissatou alejandro alexa ali alicia alina alma
    alvaro amadou amara amine amir amira ana anastasia anders andrea andreas andres aneta anh anika anil anita anouk
    antonio anya ariane arjun armand arnold asha astrid aude aurele axel aya ayse aziz bachir barnabe basile bastien
    beatrice beatriz benedicte benjamin berenice bianca bilal boris boubacar brandon bree brenda brendan bridget
    callum camila carla carlos carmen cassandra catalina cecilia cedric chiara chidi chris cindy clarisse claudia
    clelia clemence clotilde coralie cristina cyril dalia damien daniela dario darren deepa delphine desmond diego
    dimitri djamila dolores doris duncan dylan eduardo edwin eileen elena eleonore eli elias elif elijah elina eliott
    elisa ella ellen elodie eloise elsa emmanuel emmanuelle enzo erica erik erika ernesto estelle ethan eugene eugenie
    eva evan evelyne fadila farah farida fatou fatoumata faustine felicia felipe fernanda fernando fiona flora florian
    francesca francisco freya gael gaelle gareth gavin geoffrey gerardo gina giovanni giulia gloria gregory guadalupe
    gustavo gwen gwenaelle habiba hamid hana hanna hannah harold hassan hector heidi heloise herve hilda hiroshi
    honorine huda hussein ian ibrahim ida idriss ignacio igor ilyes imane imran ingrid irene isaac isabel isabella
    ismael ivan jacob jade jaime jamal jamila jan jana jared javier jeremie jeremy jerry jess jesse jesus joanna joao
    jodie joelle johan johanna jonas jonathan jordan jorge jose josephine joyce juan juana juliana juliette justine
    kadiatou kamal karima katherine kathy katia kayla keith kenza kerry khadija khalid kieran kofi kristina kwame
    laila lamine lars latifa layla leandro leila leonard leslie leticia liam lila liliane lina linh livia lois lola
    lorena lorenzo lowri lucas lucia luciana luis luisa luka lukas lydia maelle maeve magda magdalena mahmoud mai
    maite malik mamadou manuel manuela mara marcos marcus margot mariam mariama mariana mariette marius marta martha
    marwa mateo mathias matilda matteo matthias maud maureen mauricio mehdi mei melina merwan mia michaela miguel mika
    milan mina mohammed moira molly mona mounir moussa muhammad murielle mustafa myrtha nabil nadege nader naima naomi
    nasser natalia natalie nathan nelson nia niamh nicola nicolette nigel nils nina noah noe noel noor nora norah nour
    odile olga oliver olivia omar oscar osman ousmane owen pablo paloma paola paolo paula pavel pedro peggy penelope
    percy philip phoebe pietro priya quentin rafael raj ralph ramon ramona raoul raquel rasha rashid raul reem regina
    reza rhoda rhys ricardo rima roberta roberto rodrigo roisin romane ronan rosa rosalie rosalind rosemary rosie roy
    ruben rui sabine sacha sadia said salim salima salma samantha samir samira samson sandeep sanjay santiago saskia
    savannah sean selma sergio shannon sheila shirley sibylle sidonie silvia simona sofia sofiane solene souad stacey
    stanley stella stuart sunita sven tahar tamara tariq tatiana teo theo theodore thibault thuy timothee tiphaine
    tobias toni tracy trevor ursula valentin valentine valeria vera vikram vincenzo viola violaine walid wanda wassim
    wendy wilfred winston yacine yara yasmin yasmina yassine youssef yuki yusuf zachary zahra zainab zeinab zelda
    zineb zoey
""")
# What services and committees are about, with a capital in their names: "Loisir et Culture", "Health and Housing".
MATTERS: Final = _words("""
    poverty pauvrete habitudes poverty-reduction hunger loneliness isolation ageing vieillissement
    accueil achats action administration agriculture aines alimentation amenagement animation aidants architecture art
    artisanat arts attractivite biodiversite budget cadre camp citoyen citoyennete climat cohesion commerce communaute
    communication communications comptabilite concertation consommation cooperation culture danse defense
    developpement direction dons droit droits eau ecole economie ecologie education egalite emploi energie enfance
    enfants enseignement entreprises environnement equite eveil evenements famille familles femmes finance finances
    forets formation forme gestion gouvernance habitat habitation handicap histoire immigration inclusion industrie
    information innovation insertion integration investissement jardin jeunes jeunesse justice langue liaison logement
    logistique loisir loisirs mediation mobilisation mobilite musique nature nutrition parcs parents participation
    patrimoine petite plaidoyer planification plein police politique prevention proprete propriete protection qualite
    recherche reemploi relations restauration sante science sciences securite sensibilisation services social societe
    solidarite sport sports statistiques strategie tourisme transition transport transports travail travaux urbanisme
    vie ville voirie volontariat wellbeing well-being access adults advocacy affairs aging ageing assessment business
    care children citizenship climate community compliance consultation corporate counselling crime data delivery
    design development digital diversity economy employment energy engagement enterprise environment equality equity
    estates events families family fitness food forestry fundraising growth hazards health heritage history homes
    housing human income industry insight inspection it knowledge labour language law learning legal leisure library
    maintenance markets marketing media mental mobility music operations outdoor outreach parks partnerships people
    performance place planning play policy procurement programs programmes projects property public quality recreation
    recruitment recycling regeneration regulation research resilience resources safety sales schools security seniors
    skills strategy support sustainability technology tourism training transportation travel treatment trees waste
    water wealth welfare wildlife women work youth agua ambiente cultura deporte deportes educacion empleo familia
    formacion juventud medio mujer salud seguridad turismo vivienda cidade desporto educacao emprego habitacao saude
    seguranca
""")
# Sigles of programmes and policies that many plans are made under: none of them is who wrote the plan.
PROGRAMMES: Final = _words("""
    MADA PFM PFA VADA CTG PCAET PAT PAAT PLU PLUI SCOT PADD PDZA PSL CLS CLSM PLH PDALHPD PTEA CEJ REP QPV ODD SDG
    SDGS RSE CSR EDI DEI ESG SHV PNNS PSOC PAGIEPS SOCAP LEADER FEDER FSE PFMA CLAS REAAP
""")
# Things a committee may be about: alone after " et " they complete a name ("Comité formation et coordination").
ACTIVITIES: Final = _words("""
    coordination direction representation animation secretariat gestion communication communications formation
    evaluation mobilisation concertation consultation delegation administration partenaires membres benevoles famille
    familles jeunes parents partenariat association regions bureau
    partners members volunteers administration coordination representation training communications
""")
# English names end with their head: "Training Committee", "Program Manager".
ENGLISH_LAST: Final = _words("""
    committee committees board team group council director manager officer members staff coordinator
    subcommittee assistant representatives chair network foundation association department agency partners
    volunteers representative advisor force delegates assembly directors school federation union society
    alliance coalition university college hospital teams lead leads coordinators managers officers agencies
    caucus caucuses councils groups worker workers liaison administrator administrators
    office offices panel panels unit units division divisions branch branches bureau services desk hub institute
    institutes clinic clinics library libraries lab centre centres center centers commission commissions authority
    authorities trust trusts forum cabinet secretariat ministry district districts academy company cooperative club
    clubs crew task-force taskforce circle circles cluster partnership partnerships consortium society societies
    planner planners engineer engineers analyst analysts specialist specialists supervisor supervisors clerk
    treasurer secretary president trustee trustees organizer organizers organiser organisers librarian nurse
    teacher teachers counsellor counsellors counselor counselors consultant consultants facilitator facilitators
""")
# Places that begin the name of a body of theirs: "City Energy Department", "County Clerk".
PLACES: Final = _words("city town county village borough state region district community school")
# Two words that are one such head.
ENGLISH_PAIRS: Final = frozenset({
    "working group", "working groups", "working party", "task force", "task group", "steering committee",
    "steering group", "executive committee", "advisory committee", "board members", "staff members", "team leads",
})  # fmt: skip
# "Ministry of Local Government": a tier of government ends the name of what deals with it.
OF_A_TERRITORY: Final = _words("government governments authorities agencies")
TIERS: Final = _words(
    "local regional state federal provincial national municipal central tribal county city indigenous"
)
# English words that begin the name of what the last word heads.
ENGLISH_FIRST: Final = _words("""
executive steering working task board program programme staff association team member volunteer safeguarding data
community youth family network office project partner outreach council committee network coalition union foundation
alliance federation society institute university college school consortium partnership department agency cabinet""")
# What begins the name of a part of a government in English, before "of" or "for" and what it is in charge of.
STATE_HEADS: Final = _words("ministry minister department secretary secretariat directorate bureau office")
# Heads that are also what a government is in charge of: "Health and Social Services", "Local Government".
STATE_MATTERS: Final = _words("services government affairs society communities partners workers schools libraries")
# What tells which one the head after it is: "Commonwealth Office", "Local Government".
ENGLISH_ADJECTIVES: Final = TIERS | _words("foreign commonwealth social public")
# Heads that also complete a name in small letters: "comité organisateur", "table jeunes".
ALSO_ADJECTIVES: Final = _words("""
    responsable responsables executif cadre pilote formateur formateurs organisateur porteur participant participants
    cooperative cooperatives
    professionnel professionnels elu elus intervenants administrateurs jeunes parents familles membres tous toutes
    region regions all adjoint adjointe adjoints directeur benevole benevoles citoyen citoyenne citoyens militant
    militante
""")

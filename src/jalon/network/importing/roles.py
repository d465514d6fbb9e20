"""What a column of a list holds, told by its heading, else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from itertools import zip_longest
from typing import Final

from jalon.network.importing.tables import Sheet
from jalon.network.importing.values import dates_in, emails_in, is_postal_code, phones_in, websites_in
from jalon.phrases.acronyms import is_sigle
from jalon.phrases.folding import fold, squeeze
from jalon.phrases.parties import PartyKind, classify_party

SAMPLE: Final = 60  # rows looked at
_ABOVE: Final = 25  # rows among which the headings are looked for


class Role(StrEnum):
    """What a column may hold. What is of nobody in particular is of the organisation, where the row names one."""

    ORGANISATION = "organisation"
    SIGLE = "sigle"
    PERSON = "person"  # the full name
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    POST = "post"
    EMAIL = "email"
    PHONE = "phone"
    PERSON_EMAIL = "person_email"
    PERSON_PHONE = "person_phone"
    ADDRESS = "address"
    CITY = "city"
    POSTAL_CODE = "postal_code"
    REGION = "region"
    WEBSITE = "website"
    CATEGORY = "category"
    SINCE = "since"
    UNTIL = "until"
    PAID_ON = "paid_on"
    LANGUAGE = "language"
    NOTES = "notes"
    NOTHING = "nothing"  # left out, by a person's hand alone


# Headings, folded, without what stands in brackets. A word that ends with * may go on; the first role that has it wins.
_WORDS: Final[dict[Role, str]] = {
    Role.PAID_ON: "cotisation payee* | date de paiement* | paiement* | paye le | payee le | date de cotisation | "
    "fee paid* | paid on | payment* | cotisation | fee",
    Role.UNTIL: "membre jusqu* | fin d'adhesion | fin de l'adhesion | date de fin* | depart | "
    "expiration* | echeance | "
    "member until | until | end date | expires* | left on | jusqu'au",
    Role.SINCE: "membre depuis* | date d'adhesion | adhesion | adherent* depuis | depuis* | date d'entree | entree | "
    "date d'inscription | member since* | since | joined* | join date | start date | membership date | debut | "
    "date de debut | annee d'adhesion",
    Role.PERSON_EMAIL: "courriel de la personne* | courriel du contact | courriel contact | courriel personnel | "
    "courriel du responsable | courriel de la responsable | courriel d* representant* | e-mail of the person | "
    "contact e-mail | contact email | personal e-mail | personal email",
    Role.PERSON_PHONE: "telephone de la personne* | telephone du contact | telephone contact | tel. du contact | "
    "telephone of the person | contact phone | contact telephone | cell* | mobile* | portable",
    Role.EMAIL: "courriel* | adresse courriel* | adresse de courriel* | adresse electronique* | "
    "e-mail* | email* | mail | "
    "mel | courrier electronique | electronic mail",
    Role.PHONE: "telephone* | tel | tel. | no de telephone | numero de telephone | phone* | "
    "no tel* | tel bureau | bureau | "
    "coordonnees telephoniques",
    Role.POSTAL_CODE: "code postal* | cp | c.p. | postal code | zip* | code post.",
    Role.WEBSITE: "site web* | site internet* | site | web | website* | page web | url | internet | facebook",
    Role.REGION: "region* | region administrative | territoire | no region",
    Role.CITY: "ville* | municipalite* | localite | city | town | commune | province | pays | country | province/etat",
    Role.ADDRESS: "adresse* | adresse postale* | adresse civique | rue | no civique | address* | "
    "street* | mailing address | "
    "bureau/app*",
    Role.SIGLE: "sigle* | acronyme* | acronym* | abreviation | short name | initiales",
    Role.FIRST_NAME: "prenom* | first name* | given name*",
    Role.LAST_NAME: "nom de famille | nom famille | last name* | surname* | family name*",
    Role.POST: "fonction* | poste* | titre* | role | title | position | job* | function | post",
    Role.CATEGORY: "categorie* | type de membre* | type d'adhesion | statut* | category* | "
    "member type | membership type | "
    "type | status | type d'organisme",
    Role.LANGUAGE: "langue* | language* | langue de correspondance",
    Role.ORGANISATION: "organisme* | organisation* | nom de l'organi* | nom d'organisme | "
    "nom organi* | association* | "
    "groupe* | membre | membres | organization* | nom du groupe | nom du membre | entreprise | company | "
    "institution* | etablissement* | regroupement | maison* | name of the organi*",
    Role.PERSON: "personne* | nom complet | contact* | responsable* | representant* | delegue* | nom et prenom | "
    "prenom et nom | nom, prenom | prenom nom | nom prenom | full name | person* | direction* | coordination* | "
    "nom de la personne* | personnes-ressources | name of the contact | president* | interlocut*",
    Role.NOTES: "note* | remarque* | commentaire* | comment* | divers | autres* | remarks",
}
_NAME: Final = frozenset({"nom", "noms", "name", "names"})
_ONCE: Final = frozenset({Role.ORGANISATION, Role.PERSON, Role.FIRST_NAME, Role.LAST_NAME, Role.CATEGORY,
                          Role.SINCE, Role.UNTIL, Role.PAID_ON, Role.SIGLE, Role.LANGUAGE, Role.POST})  # fmt: skip


@cache
def _pattern(role: Role) -> re.Pattern[str]:
    parts = [re.escape(word.strip()).replace(r"\*", r".*") for word in _WORDS[role].split("|")]
    return re.compile(f"(?:{'|'.join(parts)})")


def role_of_heading(heading: str) -> Role | None:
    """What a heading says of its column; None when it says nothing known. "Nom" alone may be of anybody: None."""
    words = squeeze(re.sub(r"\([^()]*\)", " ", fold(heading).replace("·", ".")))
    words = re.sub(r"\.e\.?s?\b|\(e\)|-e-?s?\b", "e", words).strip(" :*.#")
    if not words:
        return None
    return next((role for role in _WORDS if _pattern(role).fullmatch(words)), None)


def find_headings(sheet: Sheet) -> int:
    """The row of the headings, below titles that may stand above; -1 when no row reads as headings."""
    best, found = 0, -1
    for at, row in enumerate(sheet.rows[:_ABOVE]):
        known = {role_of_heading(cell) for cell in row} - {None}
        told = len(known) + any(fold(squeeze(cell)) in _NAME for cell in row)
        values = sum(bool(emails_in(cell) or phones_in(cell)) for cell in row)
        wanted = 1 if sheet.columns == 1 else 2
        if told >= wanted and not values and told > best:
            best, found = told, at
    return found


def propose_roles(sheet: Sheet, header: int) -> list[Role]:
    """What each column of a list holds, when nobody has said it."""
    headings = sheet.rows[header] if 0 <= header < len(sheet.rows) else []
    body = [row for at, row in enumerate(sheet.rows) if at > header and at not in sheet.titles][:SAMPLE]
    columns = [[cell for cell in column if cell] for column in zip_longest(*body, fillvalue="")]
    columns += [[]] * (sheet.columns - len(columns))
    roles: list[Role | None] = []
    for at in range(sheet.columns):
        heading = headings[at] if at < len(headings) else ""
        role = role_of_heading(heading) or (None if _is_name(heading) else _by_cells(columns[at]))
        roles.append(None if role in _ONCE and role in roles else role)
    _tell_names(roles, headings, columns)
    return [role or Role.NOTES for role in roles]


def _is_name(heading: str) -> bool:
    return fold(squeeze(heading)).strip(" :") in _NAME


def _tell_names(roles: list[Role | None], headings: Sequence[str], columns: Sequence[Sequence[str]]) -> None:
    """A column "Nom" beside first names holds surnames; else the organisation, or people, as its cells look."""
    names = [at for at, heading in enumerate(headings) if _is_name(heading) and roles[at] is None]
    for at in names:
        if Role.FIRST_NAME in roles and Role.LAST_NAME not in roles:
            roles[at] = Role.LAST_NAME
        elif _mostly(columns[at], _looks_like_person) and Role.PERSON not in roles:
            roles[at] = Role.PERSON
        elif Role.ORGANISATION not in roles:
            roles[at] = Role.ORGANISATION
    if not {Role.ORGANISATION, Role.PERSON, Role.LAST_NAME, Role.FIRST_NAME} & set(roles):
        free = next((at for at, role in enumerate(roles) if role is None and columns[at]), None)
        if free is not None:
            roles[free] = Role.ORGANISATION


def _by_cells(cells: Sequence[str]) -> Role | None:
    """What a column without a heading that tells holds, when most of its cells leave no doubt."""
    checks = (
        (Role.EMAIL, lambda cell: bool(emails_in(cell))),
        (Role.WEBSITE, lambda cell: bool(websites_in(cell))),
        (Role.PHONE, lambda cell: bool(phones_in(cell))),
        (Role.POSTAL_CODE, is_postal_code),
        (Role.PERSON, _looks_like_person),
        (Role.ORGANISATION, lambda cell: classify_party(cell) is PartyKind.ORGANISATION and not is_sigle(cell)),
    )
    return next((role for role, holds in checks if _mostly(cells, holds)), None)


def _mostly(cells: Sequence[str], holds: object) -> bool:
    if not callable(holds) or not cells:
        return False
    return sum(bool(holds(cell)) for cell in cells) * 3 >= len(cells) * 2


def _looks_like_person(cell: str) -> bool:
    return classify_party(cell) is PartyKind.PERSON and not dates_in([cell])


def columns_of(roles: Iterable[Role], *wanted: Role) -> list[int]:
    """The columns that hold any of these."""
    return [at for at, role in enumerate(roles) if role in wanted]

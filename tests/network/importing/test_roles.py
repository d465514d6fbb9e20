"""What the columns of a list are taken to hold."""

from __future__ import annotations

import pytest

from jalon.network.importing.roles import Role, find_headings, propose_roles, role_of_heading
from jalon.network.importing.tables import Sheet, pasted


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Organisme", Role.ORGANISATION),
        ("NOM DE L’ORGANISME", Role.ORGANISATION),
        ("Membre", Role.ORGANISATION),
        ("Organization", Role.ORGANISATION),
        ("Personne-ressource", Role.PERSON),
        ("Représentant·e", Role.PERSON),
        ("Délégué(e)", Role.PERSON),
        ("Contact", Role.PERSON),
        ("Prénom", Role.FIRST_NAME),
        ("Nom de famille", Role.LAST_NAME),
        ("Surname", Role.LAST_NAME),
        ("Fonction", Role.POST),
        ("Titre / poste", Role.POST),
        ("Courriel", Role.EMAIL),
        ("Adresse courriel", Role.EMAIL),
        ("E-mail address", Role.EMAIL),
        ("Courriel du contact", Role.PERSON_EMAIL),
        ("Tél.", Role.PHONE),
        ("No de téléphone", Role.PHONE),
        ("Cellulaire", Role.PERSON_PHONE),
        ("Adresse", Role.ADDRESS),
        ("Ville", Role.CITY),
        ("Code postal", Role.POSTAL_CODE),
        ("Région administrative", Role.REGION),
        ("Site Web", Role.WEBSITE),
        ("Type de membre", Role.CATEGORY),
        ("Membre depuis", Role.SINCE),
        ("Date d’adhésion", Role.SINCE),
        ("Member until", Role.UNTIL),
        ("Cotisation payée le", Role.PAID_ON),
        ("Langue", Role.LANGUAGE),
        ("Remarques", Role.NOTES),
        ("Nombre de lits", None),
        ("Nom", None),
    ],
)
def test_a_heading_says_what_its_column_holds(heading: str, role: Role | None) -> None:
    assert role_of_heading(heading) == role


def test_headings_stand_below_the_titles() -> None:
    sheet = Sheet("", [["Liste des membres"], ["Mars 2026"], ["Organisme", "Courriel"], ["Maison", "a@x.ca"]])
    assert find_headings(sheet) == 2


def test_a_list_may_have_no_headings() -> None:
    sheet = Sheet("", [["Maison des jeunes", "a@x.ca", "514 555-0123"]] * 3)
    assert find_headings(sheet) == -1
    assert propose_roles(sheet, -1) == [Role.ORGANISATION, Role.EMAIL, Role.PHONE]


def proposed(text: str) -> list[Role]:
    (sheet,) = pasted(text)
    return propose_roles(sheet, find_headings(sheet))


def test_columns_come_in_any_order() -> None:
    assert proposed("Courriel\tNom\tVille\na@x.ca\tMaison des jeunes\tLaval") == [
        Role.EMAIL,
        Role.ORGANISATION,
        Role.CITY,
    ]


def test_a_name_beside_a_first_name_is_a_surname() -> None:
    assert proposed("Nom\tPrénom\tOrganisme\nRoy\tLuc\tMaison") == [
        Role.LAST_NAME,
        Role.FIRST_NAME,
        Role.ORGANISATION,
    ]


def test_a_name_is_of_people_when_its_cells_are() -> None:
    assert proposed("Nom\tCourriel\nLuc Roy\ta@x.ca\nMarie Côté\tb@x.ca")[0] is Role.PERSON


def test_a_column_nobody_knows_goes_to_the_notes() -> None:
    assert proposed("Organisme\tNombre de lits\tCourriel\nMaison\t12\ta@x.ca")[1] is Role.NOTES

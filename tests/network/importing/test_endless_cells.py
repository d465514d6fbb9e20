"""A cell that never ends, of what each reader looks for: read once, as any cell, whatever it repeats."""

from __future__ import annotations

import pytest

from jalon.network.importing.roles import Role, find_headings, propose_roles
from jalon.network.importing.rows import read_rows
from jalon.network.importing.tables import pasted
from jalon.network.importing.values import read_emails, read_people, read_websites
from jalon.network.rules.proposing import proposed_network


@pytest.mark.parametrize(
    "unit", ["-_", "-", "2024-", "@a", "a@", "d'", "a, ", "a/", "+2", "(a) ", "le ", "a" + " " * 60]
)
def test_the_other_cells_are_read(unit: str) -> None:
    endless = (unit * 60_000)[:60_000] + "z"
    sheet = pasted(
        f"Organisme\tPersonne\tCourriel\nMaison Lys\tMarie Roy\tm@lys.example\n{endless}\t{endless}\t{endless}"
    )[0]
    header = find_headings(sheet)
    assert propose_roles(sheet, header) == [Role.ORGANISATION, Role.PERSON, Role.EMAIL]
    for role in Role:
        assert len(read_rows(sheet, header, [role] * 3, language="fr")) == 2
    entry = read_rows(sheet, header, propose_roles(sheet, header), language="fr")[0]
    assert entry.organisation
    assert entry.organisation.fields["email"] == "m@lys.example"


def test_an_article_before_a_name_is_passed_however_many_there_are() -> None:
    assert read_people("Le Comité jeunesse et le Comité famille et " + "le " * 5_000 + "Roy")[0] == "Le Comité jeunesse"


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("-https://lys.example/a", "https://lys.example/a"),
        ("- www.lys-du-nord.org", "https://www.lys-du-nord.org"),
        ("site:lys.qc.ca", "https://lys.qc.ca"),
    ],
)
def test_a_site_behind_a_dash_is_one(cell: str, found: str) -> None:
    assert read_websites(cell).values == (found,)


def test_an_address_has_the_length_of_an_address() -> None:
    assert read_emails("'" + "m" * 64 + "@lys.example'").values == ("m" * 64 + "@lys.example",)
    assert not read_emails("m" * 65 + "@lys.example").values


def test_a_title_that_never_ends_names_nobody() -> None:
    title = "Plan d'action – " + "2024 – " * 9_000
    assert proposed_network({"title": title}).name == ""
    assert proposed_network({"title": "Plan d'action 2024-2027 – Réseau des lys"}).name == "Réseau des lys"

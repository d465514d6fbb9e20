"""What a network is called, proposed from its document; who may create one."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.network.rules.creating import Creation, approved_at_once, may_create
from jalon.network.rules.proposing import first_month, proposed_network


@pytest.mark.parametrize(
    ("said", "name", "sigle"),
    [
        ({"organisation": "Regroupement des jardins (RDJ)"}, "Regroupement des jardins", "RDJ"),
        ({"organisation": "Regroupement des jardins – RDJ"}, "Regroupement des jardins", "RDJ"),
        ({"organisation": "RDJ", "acronyms": {"RDJ": "Regroupement des jardins"}}, "Regroupement des jardins", "RDJ"),
        ({"organisation": "Table du Nord", "acronyms": {"TN": "table du nord"}}, "Table du Nord", "TN"),
        ({"organisation": "RDJ"}, "RDJ", "RDJ"),
        ({"title": "Plan d’action 2024-2027 du Regroupement des jardins"}, "Regroupement des jardins", ""),
        (
            {"title": "Plan d’action triennal 2024-2027 – Table de concertation du Nord"},
            "Table de concertation du Nord",
            "",
        ),
        ({"title": "Strategic plan of the Garden Network 2024-2027"}, "Garden Network", ""),
        ({"title": "Plan d’action 2024-2027"}, "", ""),
        ({"title": "Les jardins en fête"}, "", ""),
        ({}, "", ""),
    ],
)
def test_name_and_sigle_are_those_the_document_says(said: dict[str, Any], name: str, sigle: str) -> None:
    found = proposed_network(said)
    assert (found.name, found.sigle) == (name, sigle)


def test_initials_are_proposed_when_the_document_uses_them() -> None:
    said = {"organisation": "Réseau des jardins solidaires", "nodes": [{"text": "Réunir les membres du RJS"}]}
    assert proposed_network(said).sigle == "RJS"


@pytest.mark.parametrize(
    ("period", "month"),
    [
        ("2024-04/2027-03", 4),
        ("2024-07-01/2025-06-30", 7),
        ("2024-01/2026-12", 1),
        ("2024/2027-03", 4),
        ("../2026-12-31", 1),
        ("2024/2027", 0),
        ("2024-21/2025-24", 0),
        ("", 0),
    ],
)
def test_the_year_begins_in_the_month_a_period_prints(period: str, month: int) -> None:
    assert first_month(period) == month


@pytest.mark.parametrize(
    ("rule", "email", "may"),
    [
        (Creation.ANYONE, "ana@ailleurs.example", True),
        (Creation.APPROVAL, "ana@ailleurs.example", True),
        (Creation.NOBODY, "ana@jardins.example", False),
        (Creation.LISTED, "Ana@Jardins.example", True),
        (Creation.LISTED, "bea@nord.example", True),
        (Creation.LISTED, "ana@ailleurs.example", False),
        (Creation.LISTED, "ana@faux-jardins.example", False),
    ],
)
def test_who_may_create(rule: Creation, email: str, may: bool) -> None:
    assert may_create(rule, email, ["@jardins.example", "bea@nord.example"]) is may


def test_a_list_and_ones_own_machine_need_no_approval() -> None:
    assert approved_at_once(Creation.LISTED, own_machine=False)
    assert approved_at_once(Creation.ANYONE, own_machine=True)
    assert not approved_at_once(Creation.ANYONE, own_machine=False)

"""A person without an account, asked for news of ten actions."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from jalon.accounts.models import User
from jalon.mailings.models import Message
from jalon.network.actions.parties import create_party
from jalon.network.models import Network, Party
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.news_requests import ask_now
from jalon.plans.actions.rhythm import change_rhythm
from jalon.plans.models import Assignment, Plan, Request
from tests.conftest import draft_of, node, proposal_of

ACTIONS = [
    "Recenser les terrains vacants des dix-huit quartiers",
    "Signer des ententes de prêt de terrains avec les municipalités",
    "Former les responsables de jardins à la taille des arbres fruitiers",
    "Publier le guide du compostage en hiver",
    "Tenir une rencontre de jardinage par saison",
    "Acheter des outils partagés",
    "Représenter les jardins auprès du ministère",
    "Mettre à jour la carte en ligne",
    "Rédiger une politique d’accueil des nouvelles personnes",
    "Produire une capsule vidéo sur l’eau de pluie",
]


def make_sophie(network: Network) -> Party:
    """A person with an address, and no account."""
    return create_party(network=network, name="Sophie Tremblay", email="sophie@atelier.example", actor="test")


def make_ten(network: Network, coordinator: User, sophie: Party) -> Plan:
    """Ten actions under one objective, that Sophie answers for; her network asks for news."""
    when = {"earliest": "2026-09-01", "latest": "2026-12-31", "kind": ["interval"]}
    actions = [
        node(
            "action",
            text,
            when=when,
            schedule="Automne 2026",
            expected_results=[f"Un résultat à voir : {text.lower()}"],
        )
        for text in ACTIONS
    ]
    objective = node("objective", "Que chaque quartier ait un jardin que ses gens entretiennent", *actions)
    draft = draft_of(network, coordinator, proposal_of(node("axis", "Jardins", objective), period="2024-04/2028-03"))
    plan = accept_draft(draft=draft, actor=coordinator).plan
    assert plan
    Assignment.objects.create(plan=plan, item=plan.items.get(kind="axis"), person=sophie)
    Assignment.objects.update(created=datetime(2024, 9, 1, tzinfo=UTC))
    change_rhythm(network=network, active=True, actor="test")
    return plan


def ask_ten(ten: Plan) -> Request:
    """The request she receives."""
    ask_now(network=ten.network, items=list(ten.items.filter(kind="action").values_list("pk", flat=True)), actor="test")
    return Request.objects.latest("pk")


@pytest.fixture
def sophie(network: Network) -> Party:
    return make_sophie(network)


@pytest.fixture
def ten(network: Network, coordinator: User, sophie: Party) -> Plan:
    """Her plan."""
    return make_ten(network, coordinator, sophie)


@pytest.fixture
def asked(ten: Plan) -> Request:
    """Her request."""
    return ask_ten(ten)


def links() -> list[str]:
    """The links of the latest message, without the site."""
    text = Message.objects.order_by("-pk").values_list("text", flat=True)[0]
    found = (urlsplit(address) for address in re.findall(r"https?://\S+", text))
    return [f"{one.path}{'?' * bool(one.query)}{one.query}" for one in found]

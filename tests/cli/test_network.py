"""`jalon network`: created by command, approved, listed."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.cli.main import main
from jalon.network.models import Network

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["network", *arguments])
    return result.exit_code, result.output


def test_a_network_is_created_with_its_coordination(db: None) -> None:
    code, output = run("create", "Réseau du fleuve", "--sigle", "RDF", "--coordination", "ana@fleuve.example")
    made = Network.objects.get()
    assert (code, made.slug, made.approved is None) == (0, "rdf", False)
    assert made.accesses.get(user__email="ana@fleuve.example").role == Role.COORDINATION
    assert "ana@fleuve.example" in output


def test_a_short_name_taken_gets_another(network: Network) -> None:
    run("create", "Autre", "--sigle", "RJS", "--coordination", "ana@fleuve.example")
    assert Network.objects.exclude(pk=network.pk).get().slug.startswith("rjs-")


def test_what_is_no_address_creates_nothing(db: None) -> None:
    assert run("create", "Réseau", "--coordination", "ana")[0] == 1
    assert not Network.objects.exists()
    assert not User.objects.exists()


def test_a_network_is_approved(network: Network) -> None:
    Network.objects.update(approved=None)
    assert run("list", "--waiting")[1].startswith("rjs ")
    assert run("approve", "rjs")[0] == 0
    assert run("list", "--waiting") == (0, "")


def test_an_unknown_one_is_not(db: None) -> None:
    assert run("approve", "ailleurs")[0] == 1

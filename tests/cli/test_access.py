"""`jalon access`: what the host alone can give back."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from click.testing import CliRunner

from jalon.accounts.models import User
from jalon.cli.main import main
from jalon.network.models import Network

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["access", "--network", *arguments])
    return result.exit_code, result.output


def test_it_lists_who_has_access(network: Network, coordinator: User) -> None:
    assert run("rjs") == (0, f"coordination  {coordinator.email:<40}–\n")


def test_it_gives_the_coordination_to_a_new_address(network: Network, coordinator: User) -> None:
    code, _output = run("rjs", "--grant", "neuf@rjs.example", "--role", "coordination")
    assert (code, network.accesses.get(user__email="neuf@rjs.example").role) == (0, "coordination")


def test_it_keeps_a_coordination(network: Network, coordinator: User) -> None:
    code, output = run("rjs", "--grant", coordinator.email, "--role", "reader")
    assert code == 1
    assert "dernière personne" in output


def test_a_lost_telephone_is_forgotten(network: Network, coordinator: User) -> None:
    Authenticator.objects.create(user=coordinator, type=Authenticator.Type.TOTP, data={})
    run("rjs", "--unprotect", coordinator.email)
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("arguments", [("ailleurs",), ("rjs", "--grant", "x"), ("rjs", "--unprotect", "x@y.example")])
def test_what_it_cannot_do_it_says(network: Network, arguments: tuple[str, ...]) -> None:
    assert run(*arguments)[0] == 1

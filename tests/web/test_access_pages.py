"""Who has access: the pages, and the link of an invitation."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils import translation

from jalon.accounts.models import User
from jalon.accounts.roles import Permission, Role
from jalon.mailings.models import Message
from jalon.network.actions.inviting import invite, renew
from jalon.network.actions.networks import grant_access
from jalon.network.models import Network
from jalon.web.access.words import PERMISSION_SENTENCES, REFUSALS, ROLE_SENTENCES, ROLE_WORDS

pytestmark = pytest.mark.django_db
ACCESS = "/reseaux/rjs/acces/"
NEW = "neuf@rjs.example"


@pytest.fixture
def french() -> Client:
    return Client(headers={"accept-language": "fr"})


@pytest.fixture
def link(network: Network, coordinator: User) -> str:
    _invitation, token = invite(
        network=network, email=NEW, role=Role.CONTRIBUTOR, actor=coordinator, name="Nadia Roy", message="À bientôt"
    )
    return reverse("invitation", args=[token])


def member(network: Network, role: Role, email: str) -> Client:
    user = User.objects.create_user(email, None, name=email.partition("@")[0].capitalize())
    grant_access(network=network, user=user, role=role, actor="test")
    client = Client(headers={"accept-language": "fr"})
    client.force_login(user)
    return client


# Words
@pytest.mark.parametrize(
    ("words", "keys"),
    [(ROLE_WORDS, Role), (ROLE_SENTENCES, Role), (PERMISSION_SENTENCES, Permission)],
)
def test_everything_has_its_words_in_both_languages(words: dict[Any, Any], keys: Any) -> None:
    assert set(words) == set(keys)
    for key in keys:
        with translation.override("en"):
            english = str(words[key])
        with translation.override("fr"):
            assert str(words[key])
            assert str(words[key]) != english or english in {"Coordination", "Contribution"}


def test_every_refusal_is_said_in_french() -> None:
    for sentence in REFUSALS.values():
        with translation.override("en"):
            english = str(sentence)
        with translation.override("fr"):
            assert str(sentence) != english


# The page
def test_the_page_says_who_comes_and_as_what(signed_in: Client, reader: User, link: str) -> None:
    page = signed_in.get(ACCESS).content.decode()
    assert "Qui a accès?" in page
    for words in ("Marc Côté", "Lecture", "Nadia Roy", "Jamais encore", "Inviter, changer les rôles, retirer un accès"):
        assert words in page


def test_the_page_costs_the_same_for_many(
    signed_in: Client, network: Network, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        member(network, Role.READER, f"m{number}@rjs.example")
    signed_in.get(ACCESS)
    with django_assert_max_num_queries(9):
        signed_in.get(ACCESS)


def test_the_board_reads_without_changing(network: Network, reader: User) -> None:
    page = member(network, Role.BOARD, "ca@rjs.example").get(ACCESS).content.decode()
    assert "Marc Côté" in page
    assert "Inviter quelqu’un" not in page


def test_the_day_of_a_visit_is_kept(reading_client: Client, network: Network, reader: User) -> None:
    reading_client.get("/reseaux/rjs/")
    assert network.accesses.get(user=reader).last_seen is not None


def test_inviting_queues_a_message_with_its_link(signed_in: Client, network: Network) -> None:
    values = {"email": NEW, "name": "Nadia", "role": "contributor", "message": "À bientôt"}
    page = signed_in.post(f"{ACCESS}inviter/", values, follow=True).content.decode()
    assert "est en route" in page
    message = Message.objects.get(to_email=NEW)
    assert "À bientôt" in message.text
    assert re.search(r"/invitations/[\w-]{40,}/", message.text)
    assert "Contribution" in message.html


def test_a_wrong_invitation_says_why(signed_in: Client, coordinator: User) -> None:
    response = signed_in.post(f"{ACCESS}inviter/", {"email": coordinator.email, "role": "reader"})
    assert response.status_code == 422
    assert "Cette personne a déjà accès ici." in response.content.decode()


def test_changing_a_role(signed_in: Client, network: Network, reader: User) -> None:
    access = network.accesses.get(user=reader)
    signed_in.post(f"{ACCESS}personnes/{access.pk}/", {"role": "board"})
    assert network.accesses.get(user=reader).role == "board"


def test_the_last_coordination_is_told_why_it_stays(signed_in: Client, network: Network, coordinator: User) -> None:
    access = network.accesses.get(user=coordinator)
    page = signed_in.post(f"{ACCESS}personnes/{access.pk}/retirer/", follow=True).content.decode()
    assert "dernière personne à la coordination" in page


def test_removing_somebody(signed_in: Client, network: Network, reader: User) -> None:
    access = network.accesses.get(user=reader)
    signed_in.post(f"{ACCESS}personnes/{access.pk}/retirer/")
    assert not network.accesses.filter(user=reader).exists()


def test_sending_again_changes_the_link(signed_in: Client, network: Network, link: str) -> None:
    signed_in.post(f"{ACCESS}invitations/{network.invitations.get().pk}/renvoyer/")
    assert signed_in.get(link).status_code == 404
    assert Message.objects.filter(to_email=NEW).count() == 1


def test_withdrawing_closes_the_link(signed_in: Client, french: Client, network: Network, link: str) -> None:
    signed_in.post(f"{ACCESS}invitations/{network.invitations.get().pk}/retirer/")
    response = french.get(link)
    assert response.status_code == 410
    assert "Elle a été retirée" in response.content.decode()


# The link
def test_the_link_shows_the_network_and_the_role(french: Client, link: str) -> None:
    page = french.get(link).content.decode()
    for words in ("Regroupement des jardins solidaires", "Contribution", "Aline Roy", "À bientôt", NEW):
        assert words in page


def test_opening_the_link_changes_nothing(french: Client, network: Network, link: str) -> None:
    french.get(link)
    french.head(link)
    assert network.invitations.get().accepted is None
    assert not User.objects.filter(email=NEW).exists()


def test_one_button_makes_an_account_and_lets_in(french: Client, network: Network, link: str) -> None:
    response = french.post(link, follow=True)
    assert response.redirect_chain[-1][0] == "/reseaux/rjs/"
    user = User.objects.get(email=NEW)
    assert (user.name, user.has_usable_password()) == ("Nadia Roy", False)
    assert network.accesses.get(user=user).role == "contributor"
    assert EmailAddress.objects.get(user=user).verified


def test_the_link_signs_nobody_into_an_account_that_exists(french: Client, network: Network, link: str) -> None:
    """The link passed through the mail of a network: it must not open somebody's other networks."""
    user = User.objects.create_user(NEW, None)
    response = french.post(link)
    assert response["Location"] == "/compte/login/?next=%2Freseaux%2Frjs%2F"
    assert "_auth_user_id" not in french.session
    assert network.accesses.get(user=user).role == "contributor"


def test_who_is_signed_in_comes_in_as_herself(
    strange_client: Client, network: Network, stranger: User, link: str
) -> None:
    assert "ailleurs@autre.example" in strange_client.get(link).content.decode()
    strange_client.post(link)
    assert network.accesses.get(user=stranger).role == "contributor"
    assert not User.objects.filter(email=NEW).exists()


def test_the_link_serves_once(french: Client, link: str) -> None:
    french.post(link)
    response = Client(headers={"accept-language": "fr"}).post(link)
    assert response.status_code == 410
    assert "Cette invitation a déjà servi" in response.content.decode()


def test_an_older_link_says_so(french: Client, network: Network, coordinator: User, link: str) -> None:
    renew(invitation=network.invitations.get(), actor=coordinator)
    response = french.get(link)
    assert response.status_code == 404
    assert "un plus récent a été envoyé" in response.content.decode()


# The coordination given back
@pytest.mark.parametrize("hours", [0, 48])
def test_two_of_the_board_give_the_coordination(
    network: Network, coordinator: User, reader: User, settings: Any, hours: int
) -> None:
    settings.RESTORATION_HOURS = hours
    anne, bruno = (member(network, Role.BOARD, f"{name}@rjs.example") for name in ("anne", "bruno"))
    page = anne.post(f"{ACCESS}coordination/proposer/", {"person": reader.pk, "why": "Partie"}, follow=True)
    assert "Votre proposition est envoyée" in page.content.decode()
    assert set(Message.objects.values_list("to_email", flat=True)) == {
        "anne@rjs.example",
        "bruno@rjs.example",
        coordinator.email,
        reader.email,
    }
    pk = network.restorations.get().pk
    assert "Confirmer à mon tour" in bruno.get(f"{ACCESS}coordination/").content.decode()
    bruno.post(f"{ACCESS}coordination/confirmer/", {"restoration": pk})
    assert network.accesses.get(user=reader).role == ("reader" if hours else "coordination")


def test_the_coordination_refuses_on_the_page(signed_in: Client, network: Network, reader: User) -> None:
    anne, _bruno = (member(network, Role.BOARD, f"{name}@rjs.example") for name in ("anne", "bruno"))
    anne.post(f"{ACCESS}coordination/proposer/", {"person": reader.pk, "why": "Partie"})
    assert "Refuser" in signed_in.get(f"{ACCESS}coordination/").content.decode()
    signed_in.post(f"{ACCESS}coordination/refuser/", {"restoration": network.restorations.get().pk})
    assert network.restorations.get().outcome == "refused"


def test_alone_on_the_board_one_writes_to_the_host(network: Network, coordinator: User) -> None:
    page = member(network, Role.BOARD, "anne@rjs.example").get(f"{ACCESS}coordination/").content.decode()
    assert "jalon access --network rjs --grant anne@rjs.example --role coordination" in page


def test_who_is_of_no_such_network_is_not_proposed(network: Network, stranger: User) -> None:
    anne = member(network, Role.BOARD, "anne@rjs.example")
    response = anne.post(f"{ACCESS}coordination/proposer/", {"person": stranger.pk, "why": "Partie"})
    assert response.status_code == 422


# The outgoing mail
@pytest.mark.parametrize(
    ("role", "state", "demo", "shown"),
    [
        (Role.BOARD, "drafted", True, False),
        (Role.COORDINATION, "sent", False, False),
        (Role.COORDINATION, "waiting", False, False),
        (Role.COORDINATION, "drafted", False, True),
        (Role.COORDINATION, "sent", True, True),
    ],
)
def test_the_outbox_keeps_the_link_of_an_invitation_for_its_recipient(
    signed_in: Client, network: Network, settings: Any, *, role: Role, state: str, demo: bool, shown: bool
) -> None:
    """Who reads it could come in instead of the person invited, as what she was invited to be."""
    signed_in.post(f"{ACCESS}inviter/", {"email": NEW, "role": "coordination"})
    Message.objects.update(state=state)
    settings.DEMO = demo
    client = member(network, role, "lit@rjs.example")
    pk = Message.objects.get().pk
    for name in ("mail_message", "mail_preview", "mail_eml"):
        content = client.get(reverse(name, args=["rjs", pk])).content.decode().replace("=\n", "")
        if name != "mail_message" or not shown:
            assert bool(re.search(r"/invitations/[\w-]{20,}", content)) == shown, name

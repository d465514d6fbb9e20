"""Who sees what, on every address there is: see `addresses` for how to add one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse

from jalon.accounts.models import User
from jalon.accounts.roles import Permission, Role
from tests.web.addresses import (
    ENDED,
    HELD_BACK,
    MARK,
    NAME,
    PUBLIC,
    SECRET,
    Address,
    World,
    addresses,
)
from tests.web.permissions import PERMISSIONS

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.now("2026-10-13T10:00"),  # within the plans of this world
]

ALL = addresses()
IN_NETWORK = [address for address in ALL if address.in_network]
OWN = [address for address in ALL if not address.in_network and address.name not in PUBLIC]
OPEN = [address for address in ALL if address.name in PUBLIC]
LINKS = [address for address in OPEN if "token" in address.arguments]
NOBODY = "nobody"
STRANGER = "stranger"
on_both = pytest.mark.postgresql
# Whose pages ask PostgreSQL too: who may the most, and who has lines of her own and reads what is not for the board.
# The others ask the same queries with fewer lines, or are stopped before any is asked.
ON_BOTH = {NOBODY, Role.COORDINATION, Role.CONTRIBUTOR}


@pytest.fixture
def world(shared_world: World) -> World:
    return shared_world


def people(*who: str) -> list[Any]:
    return [pytest.param(one, marks=[on_both] if one in ON_BOTH else [], id=str(one)) for one in who]


def by_name(found: list[Address]) -> list[Any]:
    return [pytest.param(address, id=address.name) for address in found]


def browser(user: User | None) -> Client:
    client = Client(headers={"accept-language": "fr"})
    if user:
        client.force_login(user)
    return client


def body(response: Any) -> str:
    """What the answer says, but for the words of the question it repeats."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    text = str(content.decode(errors="replace"))
    for word in set(response.wsgi_request.GET.values()):
        for said in (f"={word}", f'value="{word}"', f"« {word} »", f"«\u00a0{word}\u00a0»", f"<title>{word} ·"):
            text = text.replace(said, "")
    return text


LEAKS = {NAME, MARK, SECRET}


def said(response: Any) -> set[str]:
    """Which of the words of a network an answer says."""
    text = body(response)
    return {word for word in LEAKS if word in text}


def visit(client: Client, url: str) -> list[Any]:
    return [client.get(url), client.post(url)]


# What the table knows ----------------------------------------------------------------------------------------
@on_both
def test_the_crawl_knows_every_address(world: World) -> None:
    """A new address is added to `addresses`, and says who may open it."""
    for address in ALL:
        address.fill(world)
    assert len(IN_NETWORK) > 20


def test_every_address_of_a_network_asks_for_the_permission_written_in_the_table() -> None:
    asked = {address.name: getattr(address.view, "permission", None) for address in IN_NETWORK}
    missing = {name: permission for name, permission in asked.items() if name not in PERMISSIONS}
    assert not missing, "add to PERMISSIONS: " + ", ".join(f'"{k}": Permission.{v.name}' for k, v in missing.items())
    assert asked == {name: PERMISSIONS[name] for name in asked}
    assert PERMISSIONS.keys() == asked.keys(), "PERMISSIONS names an address that is gone"


def test_every_link_says_how_it_ends() -> None:
    assert {address.name for address in LINKS} <= ENDED.keys()


# From outside ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", [NOBODY, STRANGER, Role.COORDINATION])
def test_another_network_is_not_there(world: World, who: str) -> None:
    """Nobody is asked to sign in; everyone else finds nothing, by GET and by POST, even who may do all next door."""
    stranger = User.objects.create_user("ailleurs@nulle-part.example", None)
    client = browser({NOBODY: None, STRANGER: stranger}.get(who, world.others[Role.COORDINATION]))
    for address in IN_NETWORK:
        for response in visit(client, address.fill(world) + address.asked()):
            if who == NOBODY:
                assert response.status_code == 302, address
                assert response["Location"].startswith("/compte/login/"), address
            else:
                assert response.status_code == 404, (address, response.status_code)
            assert not LEAKS & said(response), address


@pytest.mark.parametrize("role", people(Role.COORDINATION, Role.READER))  # who may the most and the least
def test_objects_of_another_network_are_not_in_ones_own(world: World, role: Role) -> None:
    client = browser(world.others[role])
    for address in IN_NETWORK:
        if not address.names_an_object:
            continue
        url = address.fill(world, slug=world.other.slug) + address.asked()
        for response in visit(client, url):
            expected = {404, 405} if role.permits(PERMISSIONS[address.name]) else {403}
            assert response.status_code in expected, (address, response.status_code)
            assert not LEAKS & said(response), address


@pytest.mark.parametrize("address", by_name(OWN))
def test_ones_own_account_asks_who_comes(world: World, address: Address) -> None:
    for response in visit(browser(None), address.fill(world)):
        assert response.status_code == 302, address
        assert "/compte/login/" in response["Location"], address


@on_both
@pytest.mark.parametrize("address", by_name([address for address in OWN if address.arguments]))
def test_what_is_somebody_elses_is_not_there(world: World, address: Address) -> None:
    client = browser(world.people[Role.READER])
    assert {response.status_code for response in visit(client, address.fill(world))} <= {404, 405}


@on_both
@pytest.mark.parametrize("address", by_name([address for address in OPEN if address not in LINKS]))
def test_what_is_open_says_nothing_of_a_network(world: World, address: Address) -> None:
    for user in (None, world.others[Role.COORDINATION]):
        for response in visit(browser(user), address.fill(world) + address.asked()):
            assert response.status_code < 500, address
            assert not LEAKS & said(response), address


# Links -------------------------------------------------------------------------------------------------------
def altered(token: str) -> list[str]:
    """The link cut, lengthened, with a letter changed at its start, its middle and its end."""
    middle = len(token) // 2
    flips = [token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :] for at in (0, middle, len(token) - 1)]
    return [token[:-1], token[: len(token) // 2], token + "A", *flips, "1", "..", "a:b:c"]


@on_both
@pytest.mark.parametrize("address", by_name(LINKS))
def test_an_altered_link_opens_nothing(world: World, address: Address) -> None:
    token = address.fill(world, token="TOKEN").replace("TOKEN", "{}")
    whole = address.fill(world).removeprefix(token.split("{}")[0]).removesuffix(token.split("{}")[1])
    before = rows()
    for wrong in altered(whole):
        for response in visit(browser(None), token.format(wrong)):
            assert response.status_code in {403, 404, 405, 410}, (address, wrong, response.status_code)
            assert not LEAKS & said(response), address
    assert rows() == before


@on_both
@pytest.mark.parametrize("address", by_name(LINKS))
def test_an_ended_link_says_so_and_opens_nothing(world: World, address: Address) -> None:
    for token in ENDED[address.name](world):
        for response in visit(browser(None), address.fill(world, token=token)):
            assert response.status_code in {403, 405, 410}, address
            words = body(response)
            assert MARK not in words, address
            assert SECRET not in words, address
            assert "<h1>" in words or response.status_code == 405


# From inside -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", people(*Role))
def test_a_role_opens_what_it_permits_and_nothing_else(world: World, walk: Walk, role: Role) -> None:
    client, answers = browser(world.people[role]), walk(role)
    for address in IN_NETWORK:
        status = answers[address.name].status
        if role.permits(PERMISSIONS[address.name]):
            # A draft is its author's alone.
            allowed = {200, 405, 404} if {"draft_id", "ticket"} & set(address.arguments) else {200, 204, 302, 405}
            if address.name in HELD_BACK and not role.permits(Permission.READ_BOARD):
                allowed = {404}
            assert status in allowed, (address, status)
        else:
            assert status == 403, (address, status)
            assert client.post(address.fill(world)).status_code == 403, address


@pytest.mark.parametrize("role", people(Role.CONTRIBUTOR, Role.READER))
def test_what_is_for_the_board_is_nowhere_for_others(world: World, walk: Walk, role: Role) -> None:
    client = browser(world.people[role])
    assert [name for name, answer in walk(role).items() if SECRET in answer.said] == []
    about = [address for address in IN_NETWORK if "item_id" in address.arguments]
    above = [(address.name, address.fill(world, item_id=world.board_item.parent_id)) for address in about]
    assert [name for name, url in above if SECRET in body(client.get(url))] == []
    for address in about:
        for response in visit(client, address.fill(world, item_id=world.board_item.pk)):
            assert response.status_code in {403, 404, 405}, (address, response.status_code)
            assert SECRET not in body(response), address


@on_both
@pytest.mark.parametrize("role", [Role.COORDINATION, Role.BOARD])
def test_the_board_sees_what_is_its_own(world: World, role: Role) -> None:
    page = browser(world.people[role]).get(reverse("plan", args=[world.network.slug, world.plan.pk]))
    assert SECRET in body(page)


# A GET changes nothing ---------------------------------------------------------------------------------------
QUIET = {"sessions.Session", "accounts.Attempts"}  # a browser’s own state; how often an address tried


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    return {
        model._meta.label: sorted(map(str, model._default_manager.values_list()))  # type: ignore[misc]
        for model in apps.get_models()
        if model._meta.label not in QUIET
    }


class Writing:
    """Whether a statement may have changed a row: rows are compared after those alone."""

    READING: Final = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")

    def __init__(self) -> None:
        self.seen = False

    def __call__(self, execute: Any, sql: str, *rest: Any) -> Any:
        self.seen = self.seen or not sql.startswith(self.READING)
        return execute(sql, *rest)


@dataclass(frozen=True)
class Answer:
    """What a GET answered: its status, the words of the network it says, the tables it changed."""

    status: int
    said: set[str]
    changed: list[str]


Walk = Callable[[str], dict[str, Answer]]


def walked(world: World, who: str) -> dict[str, Answer]:
    """What each address answers to somebody of the network, or to nobody."""
    user = None if who == NOBODY else world.people[Role(who)]
    client = browser(user)
    if user:
        client.get(reverse("network_home", args=[world.network.slug]))  # the day she came is kept once
    places = [(address.name, address.fill(world) + address.asked()) for address in ALL]  # filling one may write
    answers, before = {}, rows()
    for name, url in places:
        writing = Writing()
        with connection.execute_wrapper(writing):
            response = client.get(url)
            words = said(response)
        after = rows() if writing.seen else before
        answers[name] = Answer(
            response.status_code, words, [label for label in before if before[label] != after[label]]
        )
        before = after
    assert rows() == before
    return answers


@pytest.fixture(scope="module")
def kept() -> dict[str, dict[str, Answer]]:
    return {}


@pytest.fixture
def walk(world: World, kept: dict[str, dict[str, Answer]]) -> Walk:
    """Each person walks once through every address, for all the tests that look at what was answered."""

    def once(who: str) -> dict[str, Answer]:
        if who not in kept:
            kept[who] = walked(world, who)
        return kept[who]

    return once


# The law wants to know who looked at what is kept of a person: the one write that a GET makes.
LOOKED_AT: Final = {name: ["network.DataAccess"] for name in ("party", "person_held")}


@pytest.mark.parametrize("who", people(NOBODY, *Role))
def test_a_get_changes_nothing(walk: Walk, who: str) -> None:
    changed = {name: answer.changed for name, answer in walk(who).items() if answer.changed}
    may_look = who != NOBODY and Role(who).permits(Permission.MANAGE_PARTIES)
    assert changed == (LOOKED_AT if may_look else {})

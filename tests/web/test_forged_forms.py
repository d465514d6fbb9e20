"""What a form does not offer does nothing: keys of another network, and fields that no page asks.

Two networks have one of everything. Whoever belongs to one opens each of its pages, posts each form that they hold as
it is, then once more for each key that the same form holds next door, and once with a field for every column there is.
The keys of the other network begin at `FAR`, so one is known wherever it is written.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Final

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Model, Value
from django.db.models.functions import Replace
from django.shortcuts import get_object_or_404
from django.test import Client

from jalon.accounts.roles import Role
from jalon.exchange.belonging import our_tables
from jalon.network.actions.membership import record_fee
from jalon.network.models import Network
from jalon.web.bilan import views as bilan
from jalon.web.feeds import views as feeds
from jalon.web.membership import welcome
from jalon.web.networks import views as networks
from jalon.web.networks.forms import SettingsForm
from tests.web.addresses import MARK, World, addresses, make_world
from tests.web.forms import NUMBERS, Field, Form, forms_of

pytestmark = [pytest.mark.django_db, pytest.mark.now("2026-10-13T10:00"), pytest.mark.long]

FAR: Final = 7_000_000
NEW: Final = 9_000_000  # where the keys of what is made by a form begin
THEIRS: Final = "Quetzal"  # said by everything of the other network
FOREIGN: Final = re.compile(rf"\b700\d{{4}}\b|{THEIRS}")
QUIET: Final = {"cache", "django_session"}  # tries that are counted, the browser's own state
WRITTEN: Final = re.compile(r'(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) "(\w+)"')
# What is of the moment, or drawn: it differs from one time to the next.
MOMENT: Final = re.compile(
    r"datetime\.datetime\([^()]*\(?[^()]*\)?|\d{4}-\d\d-\d\dT[\d:.]+|[\w-]{16,}|\d{10,}|<[^<>\s]+@[^<>\s]+>|\b[A-Z\d]{4}-[A-Z\d]{4}\b"
)
MOST: Final = 2  # keys of the other network tried in a field: one of each of its tables would be the same

# Where a page offers one way and the address takes another too: what is posted says which.
TWO_WAYS: Final = {"party_import": "rows that are pasted, or a file"}

# Numbers that are no key.
NO_KEYS: Final = {"row": "the line of a list that somebody brings"}

Rows = dict[Any, tuple[Any, ...]]


def tables() -> list[type[Model]]:
    """Every model, with the tables between two of them."""
    return list(apps.get_models(include_auto_created=True))


def move_keys(first: int) -> None:
    """What is made from now on has keys from here."""
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = model._meta.db_table
            cursor.execute("delete from sqlite_sequence where name = %s", [table])
            cursor.execute("insert into sqlite_sequence (name, seq) values (%s, %s)", [table, first])


def rename_far() -> None:
    """What the other network says is its own."""
    for model in our_tables():
        for column in model._meta.concrete_fields:
            if isinstance(column, models.CharField | models.TextField) and not column.primary_key:
                far = model._base_manager.filter(pk__gte=FAR, **{f"{column.name}__contains": MARK})
                far.update(**{column.name: Replace(column.name, Value(MARK), Value(THEIRS))})


def rows_of(model: type[Model]) -> Rows:
    """Every row of a table, by key."""
    columns = [column.attname for column in model._meta.concrete_fields]
    return {row[0]: row[1:] for row in model._base_manager.values_list("pk", *columns)}


@dataclass(slots=True)
class Told:
    """What a post did: its status, the rows that changed, what was trespassed."""

    status: int
    changed: dict[tuple[str, Any], tuple[Any, ...] | None]
    wrong: list[str]

    def effect(self) -> Counter[str]:
        """What was written, whatever the keys and the moment."""
        return Counter(f"{table}: {MOMENT.sub('…', str(row))}" for (table, _key), row in self.changed.items())


@dataclass(slots=True)
class Ground:
    """Two networks, as they are before each post and after it."""

    own: World
    pages: dict[str, str]  # of the first network, by the name of their address
    theirs: dict[tuple[str, str], list[str]]  # keys of the other, by the address a form is posted to and its field
    names: dict[tuple[str, str], list[str]]  # names of fields that hold such a key
    tables: dict[str, tuple[type[Model], Rows]] = field(default_factory=dict)

    def remember(self) -> None:
        """The rows as they are."""
        self.tables = {model._meta.db_table: (model, rows_of(model)) for model in tables()}

    def post(self, client: Client, path: str, given: dict[str, Any]) -> Told:
        """Post, look at what was written, and take it back."""
        written: set[str] = set()
        cookies, place = client.cookies.copy(), transaction.savepoint()
        try:
            with connection.execute_wrapper(_noting(written)):
                answer = client.post(path, given)
            changed, wrong = self._compared(written)
        finally:
            transaction.savepoint_rollback(place)
            client.cookies = cookies
        if answer.streaming:
            answer.close()
        elif THEIRS in answer.content.decode(errors="replace"):
            wrong.append("shown")
        return Told(answer.status_code, changed, wrong)

    def _compared(self, written: set[str]) -> tuple[dict[tuple[str, Any], tuple[Any, ...] | None], list[str]]:
        changed, wrong = {}, []
        for table in written - QUIET:
            model, before = self.tables[table]
            after = rows_of(model)
            for key in before.keys() | after.keys():
                was, now = before.get(key), after.get(key)
                if was != now:
                    changed[table, key] = now
                    wrong += trespasses(model, key, was, now)
        return changed, wrong


def trespasses(model: type[Model], key: Any, was: tuple[Any, ...] | None, now: tuple[Any, ...] | None) -> list[str]:
    """What is wrong with a row that changed: it is of the other network, or names something of it."""
    table = model._meta.db_table
    if was is not None and isinstance(key, int) and FAR <= key < NEW:
        return [f"{table} {key} changed"]
    if now is None:
        return []
    before = was or (None,) * len(now)
    columns = zip(model._meta.concrete_fields, before, now, strict=True)
    return [
        f"{table}.{column.name} says {after}"
        for column, earlier, after in columns
        if earlier != after and FOREIGN.search(str(after))
    ]


def _noting(written: set[str]) -> Any:
    def note(execute: Any, sql: str, *rest: Any) -> Any:
        if found := WRITTEN.match(sql):
            written.add(found[1])
        return execute(sql, *rest)

    return note


def welcome_somebody(world: World) -> None:
    """Its lists of members are not empty."""
    member = world.network.memberships.get()
    year = {"starts": date(2026, 1, 1), "ends": date(2026, 12, 31), "paid_on": date(2026, 1, 15)}
    record_fee(membership=member, **year, actor="test")


@pytest.fixture(scope="module")
def maker() -> Any:
    """Both networks, and what the pages of the other hold."""

    def make() -> Ground:
        own = make_world()
        welcome_somebody(own)
        pages = {address.name: address.fill(own) + address.asked() for address in addresses()}
        move_keys(FAR)
        other = make_world("victime", "voisin")
        theirs = {address.name: address.fill(other) + address.asked() for address in addresses()}
        welcome_somebody(other)
        rename_far()
        move_keys(NEW)
        values, names = held(visitor(other, Role.COORDINATION), theirs)
        return Ground(own, pages, values, names)

    return make


@pytest.fixture
def ground(shared_world: Ground) -> Ground:
    shared_world.remember()
    return shared_world


def visitor(world: World, role: Role | None) -> Client:
    client = Client(headers={"accept-language": "fr"})
    if role:
        client.force_login(world.people[role])
    return client


def shown(client: Client, pages: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The pages among them that open."""
    for name, url in pages.items():
        if name == "account_logout":
            continue
        answer = client.get(url)
        if answer.streaming:
            answer.close()
        elif answer.status_code == 200 and b"<main" in answer.content:
            yield url, answer.content.decode()


def forms(client: Client, pages: dict[str, str]) -> Iterator[Form]:
    """Each form that these pages show, once."""
    seen = set()
    for url, page in shown(client, pages):
        for form in forms_of(page, url):
            if form.shape not in seen and form.address != "account_logout":
                seen.add(form.shape)
                yield form


def held(client: Client, pages: dict[str, str]) -> tuple[dict[Any, list[str]], dict[Any, list[str]]]:
    """The keys that these forms hold in their values, and in the names of their fields."""
    values, names = defaultdict(set), defaultdict(set)
    for form in forms(client, pages):
        for one in (*form.fields, *form.buttons):
            sent = one.choices | set(one.value if isinstance(one.value, list) else [])
            values[form.address, one.masked] |= {
                value for value in sent if FOREIGN.search(value) and THEIRS not in value
            }
            if FOREIGN.search(one.name):
                names[form.address, one.masked].add(one.name)
    return {key: sorted(found) for key, found in values.items()}, {key: sorted(found) for key, found in names.items()}


def guessed(one: Field) -> list[str]:
    """A key of the other network, written as this field writes its own; where it holds none, in a list left empty."""
    if one.typed or one.name in NO_KEYS:
        return []
    usual = next((value for value in sorted(one.choices) if NUMBERS.search(value)), None)
    if usual is not None:
        return [NUMBERS.sub(str(FAR + 1), usual)]
    return [str(FAR + 1)] if one.value is None and one.choices <= {""} else []


def forged(ground: Ground, form: Form, button: Field | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """What it sends, with one key of the other network."""
    said, together = form.said(button), {}
    for one in (*form.fields, *([button] if button else [])):
        key = (form.address, one.masked)
        for value in ground.theirs.get(key, [])[:MOST] or guessed(one):
            together.setdefault(one.name, value)
            yield f"{one.name}={value}", said | {one.name: value}
        for name in ground.names.get(key, [])[:1]:
            yield f"{name} for {one.name}", {name if known == one.name else known: said[known] for known in said}
    if len(together) > 1:  # one of them alone may be refused for not going with the others
        yield f"all of {together}", said | together


@cache
def every_column() -> dict[str, str]:
    """A field for each column of each table: what belongs to somebody else, what makes more of oneself."""
    found = {"pk": str(FAR + 1), "id": str(FAR + 1), "slug": "forge"}
    for model in apps.get_models():
        for column in model._meta.concrete_fields:
            for name in (column.name, column.attname):
                found.setdefault(name, _worst(column))
    return found


def _worst(column: Any) -> str:
    if column.name == "role":
        return Role.COORDINATION.value
    if column.choices:
        return str(list(column.flatchoices)[-1][0])
    if isinstance(column, models.BooleanField):
        return "on"
    if isinstance(column, models.DateField):
        return "2001-01-01"
    return str(FAR + 1)


@dataclass(slots=True)
class Tally:
    """What was posted, and what came of it."""

    plain: int = 0
    written: int = 0  # posts as the page proposes them that wrote something: their forms are really filled
    foreign: int = 0
    more: int = 0
    named: set[tuple[str, str]] = field(default_factory=set)  # forms that hold keys: where they go, what they ask
    filled: set[tuple[str, str]] = field(default_factory=set)  # those among them that wrote something as they are
    wrong: list[str] = field(default_factory=list)


def attack(ground: Ground, role: Role | None, *only: str) -> Tally:
    """Post each form as it is, with keys of the other network, and with more fields than it asks."""
    client, tally = visitor(ground.own, role), Tally()
    pages = {name: url for name, url in ground.pages.items() if not only or name in only}
    for form in forms(client, pages):
        if {"ticket", "copy_ticket"} & set(form.arguments):  # a file in the line is no row: it is not put back
            continue
        for button in form.buttons or (None,):
            plain = ground.post(client, form.path, form.said(button))
            tally.plain += 1
            tally.written += bool(plain.changed)
            asked = {one.masked for one in form.fields if (form.address, one.masked) in ground.theirs and not one.typed}
            keyed = {(form.address, one) for one in asked if ground.theirs[form.address, one]}
            tally.named |= keyed
            tally.filled |= keyed if plain.changed else set()
            tally.wrong += _said(form, "", plain)
            for what, given in forged(ground, form, button):
                tally.foreign += 1
                tally.wrong += _said(form, what, ground.post(client, form.path, given))
            if form.address not in TWO_WAYS:
                tally.more += 1
                tally.wrong += _more(ground, client, form, button, plain)
    return tally


def _with_more(form: Form, button: Field | None) -> dict[str, Any]:
    asked = {one.name for one in (*form.fields, *form.buttons)}
    return form.said(button) | {name: value for name, value in every_column().items() if name not in asked}


def _said(form: Form, what: str, told: Told) -> list[str]:
    wrong = told.wrong + ([f"answers {told.status}"] if told.status >= 500 else [])
    return [f"{form.path} {what}: {one}" for one in wrong]


def _more(ground: Ground, client: Client, form: Form, button: Field | None, plain: Told) -> list[str]:
    """It may be refused; what is written is what the page asked. What is drawn at random differs once, not twice."""
    told = ground.post(client, form.path, _with_more(form, button))
    found = _said(form, "with more", told)
    if _differs(told, plain):
        again = ground.post(client, form.path, form.said(button))
        told = ground.post(client, form.path, _with_more(form, button))
        if _differs(told, again):
            found.append(f"{form.path} with more: {[*(told.effect() - again.effect())][:3]}")
    return found


def _differs(told: Told, plain: Told) -> bool:
    return bool(told.changed) and told.effect() != plain.effect()


@pytest.fixture(autouse=True)
def _no_page_waits_for_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bilan, "PATIENCE", 0.0)


# The fewest posts there are today, a little under.
FEWEST: Final = {
    Role.COORDINATION: (135, 110, 80),
    Role.CONTRIBUTOR: (25, 20, 1),
    Role.READER: (25, 20, 1),
    None: (15, 12, 0),
}


@pytest.mark.parametrize("role", FEWEST)
def test_no_form_takes_what_it_does_not_offer(ground: Ground, role: Role | None) -> None:
    tally = attack(ground, role)
    assert "\n".join(tally.wrong) == ""
    assert tally.more > 0
    if (
        role == Role.COORDINATION
    ):  # who may do all: a form that is refused as it is would hide what is wrong with its keys
        assert tally.named == tally.filled
    done = (tally.plain, tally.written, tally.foreign)
    assert all(one >= least for one, least in zip(done, FEWEST[role], strict=True)), done


def test_a_view_that_forgets_its_network_is_seen(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    def anybodys(found: Any, pk: int) -> Any:
        return get_object_or_404(found.model._base_manager.all(), pk=pk)

    monkeypatch.setattr(feeds, "get_object_or_404", anybodys)
    assert [one for one in attack(ground, Role.COORDINATION, "feed_list").wrong if "calendarfeed.plan" in one]


def test_keys_that_only_go_together_are_seen(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of another network both: what is done with one of them alone is refused further down."""

    def anybodys(found: Any, pk: int) -> Any:
        return get_object_or_404(found.model._base_manager.all(), pk=pk)

    monkeypatch.setattr(welcome, "get_object_or_404", anybodys)
    assert [one for one in attack(ground, Role.COORDINATION, "welcomes").wrong if "membership_welcome.party" in one]


def test_a_form_that_takes_more_than_it_asks_is_seen(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    class Greedy(SettingsForm):
        def is_valid(self) -> bool:
            Network.objects.filter(pk=ground.own.network.pk).update(slug=self.data.get("slug", "rjs"))
            return super().is_valid()

    monkeypatch.setattr(networks, "SettingsForm", Greedy)
    assert [one for one in attack(ground, Role.COORDINATION, "network_settings").wrong if "with more" in one]

"""An archive made by hand is refused, or changes nothing but the network it holds."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection, models, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalon.accounts.models import User
from jalon.exchange import archive as archives
from jalon.exchange import belonging
from jalon.exchange.archive import BASE, MANIFEST, PAYLOAD
from jalon.exchange.errors import Cause, ExchangeRefused
from jalon.exchange.exporting import export_network
from jalon.exchange.restoring import restore_network
from jalon.exchange.rows import foreign_keys
from jalon.network.models import Access, Network
from jalon.plans.models.news_requests import Rhythm
from tests.conftest import folders
from tests.exchange.forging import Forged
from tests.web.addresses import World


@pytest.fixture
def world(shared_world: World) -> World:
    return shared_world


@pytest.fixture(scope="module")
def archive(made_world: tuple[World, Path]) -> Path:
    """What its network exports, once for all: nothing writes there."""
    world, folder = made_world
    with override_settings(**folders(folder)):
        export_network(world.network, folder / "reseau.zip")
    return folder / "reseau.zip"


@pytest.fixture
def forged(archive: Path, world: World) -> Forged:
    return Forged(archive)


def everything() -> dict[str, dict[Any, dict[str, Any]]]:
    """Every row of the instance, table by table, by the names of its columns: as the database keeps it."""
    return {model._meta.label: _kept(model) for model in apps.get_models(include_auto_created=True)}


def _kept(model: type[models.Model]) -> dict[Any, dict[str, Any]]:
    names = [field.column for field in model._meta.concrete_fields]
    key = names.index(model._meta.pk.column)
    with connection.cursor() as cursor:
        quoted = ", ".join(map(connection.ops.quote_name, names))
        cursor.execute(f"SELECT {quoted} FROM {connection.ops.quote_name(model._meta.db_table)}")
        return {row[key]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}


def documents(folder: str = "") -> set[str]:
    """Every file kept."""
    if not default_storage.exists(folder or "."):
        return set()
    folders, files = default_storage.listdir(folder or ".")
    inner = (documents(f"{folder}/{one}".lstrip("/")) for one in folders)
    return {f"{folder}/{name}" for name in files}.union(*inner)


def refused(forged: Forged, folder: Path) -> dict[str, Any]:
    """Where the archive is wrong; nothing was changed."""
    return refused_of(everything(), documents(), forged, folder)


def refused_of(before: Any, files: set[str], forged: Forged, folder: Path) -> dict[str, Any]:
    """The same, of rows and files already known."""
    with pytest.raises(ExchangeRefused) as found:
        restore_network(forged.write(folder / "faite-main.zip"), slug="copie")
    assert found.value.cause == Cause.DAMAGED
    assert everything() == before
    assert documents() == files
    return found.value.values


def test_what_was_not_altered_is_taken(forged: Forged, tmp_path: Path) -> None:
    assert restore_network(forged.write(tmp_path / "meme.zip"), slug="copie").plans.count() == 1


def test_key_zero_is_not_the_network_next_door(forged: Forged, world: World, tmp_path: Path) -> None:
    """The row that gave coordination of another network: its key, moved by a step, was that network's."""
    access = forged.rows("network.Access")
    for key in (0, -1, world.other.pk):
        forged.put("network.Access", [access[0] | {"network": key}, *access[1:]])
        assert refused(forged, tmp_path) == {"part": "tables/network.Access.ndjson:1"}


def _first(label: str, **values: Any) -> Callable[[Forged], None]:
    def alter(forged: Forged) -> None:
        rows = forged.rows(label)
        forged.put(label, [rows[0] | values, *rows[1:]])

    return alter


def _again(label: str, **values: Any) -> Callable[[Forged], None]:
    def alter(forged: Forged) -> None:
        rows = forged.rows(label)
        forged.put(label, [*rows, rows[-1] | values])

    return alter


def _without(label: str, name: str) -> Callable[[Forged], None]:
    return lambda forged: forged.change(label, lambda row: row.pop(name))


def _part(name: str, data: bytes = b"{}\n") -> Callable[[Forged], None]:
    return lambda forged: forged.parts.update({name: data})


def _amendment(forged: Forged, item: int) -> dict[str, Any]:
    row = {"pk": 1, "plan": forged.rows("plans.Plan")[0]["pk"], "number": 1, "on": "2026-01-01", "author": "cli"}
    return row | {"changes": [{"item": item}], "created": "2026-01-01T00:00:00+00:00"}


def _digest(digest: str) -> Callable[[Forged], None]:
    def alter(forged: Forged) -> None:
        row = forged.rows("library.StoredFile")[0]
        forged.parts[f"files/{digest}"] = forged.parts.pop(f"files/{row['sha256']}")
        _first("library.StoredFile", sha256=digest)(forged)

    return alter


PLAN, ITEM, ENTRY, ACCOUNT = "plans.Plan", "plans.PlanItem", "history.Entry", "accounts.User"


def _in_a_round(label: str, name: str) -> Callable[[Forged], None]:
    """Each row names the next of its table, the last one the first."""

    def alter(forged: Forged) -> None:
        rows = forged.rows(label)
        forged.put(label, [row | {name: rows[place - 1]["pk"]} for place, row in enumerate(rows)])

    return alter


STRANGER = {"email": "autre@ailleurs.example", "name": "", "language": ""}
ALTERED: dict[str, Callable[[Forged], None]] = {
    "a second network": _again("network.Network", pk=999, slug="seconde"),
    "no network": lambda forged: forged.put("network.Network", []),
    "an unknown column": _first(PLAN, colonne="x"),
    "a column by its other name": _first(PLAN, network_id=1),
    "a column that is a relation": _first("network.Network", accesses=[1]),
    "an unknown role": _first("network.Access", role="propriétaire"),
    "a key twice": _again(ITEM),
    "a huge key": _first(ITEM, pk=2**63),
    "a key of no size": _first(ITEM, pk=10**400),
    "a key that is a word": _first(ITEM, pk="1"),
    "a key that is true": _first(ITEM, parent=True),
    "a key that is no whole number": _first(ITEM, plan=1.0),
    "no key": _without(ITEM, "pk"),
    "a key of nothing": _first(ITEM, plan=987654),
    "a key missing": _without(ITEM, "plan"),
    "a row that is no row": lambda forged: forged.put(ITEM, [3]),
    "a line that is no JSON": _part("tables/plans.Plan.ndjson", b"{"),
    "a number that is none": _part("tables/plans.Plan.ndjson", b'{"pk": NaN}\n'),
    "a text too long": _first("network.Network", sigle="x" * 31),
    "a date that is none": _first(PLAN, starts="hier"),
    "a value of another shape": _first(ITEM, identity={"a": 1}),
    "a percent that is none": _first(ITEM, percent="Infinity"),
    "a word that no database holds": _first(PLAN, title="\ud800"),
    "history of no network": _first(ENTRY, network_id=None),
    "history of another network": _first(ENTRY, network_id=987654),
    "history of nothing known": _first(ENTRY, object_type="fantôme"),
    "history of no number": _first(ENTRY, object_id=" 3"),
    "history of other digits": _first(ENTRY, object_id="٣"),
    "changes that are no pairs": _first(ENTRY, changes={"user": 3}),
    "a person of history that is true": _first(ENTRY, changes={"user": [None, True]}),
    "an actor almost named": _first(ENTRY, actor="user: 3"),
    "an actor that is a list": _first(ENTRY, actor=["user:3"]),
    "an account of nobody": _again(ACCOUNT, pk=987654, **STRANGER),
    "an account twice": _again(ACCOUNT, pk=987654),
    "an account with a password": _first(ACCOUNT, password="x"),
    "an account without an address": _first(ACCOUNT, email="personne"),
    "a table nobody knows": _part("tables/auth.Group.ndjson"),
    "a part nobody reads": _part("files/../../jalon.sqlite3"),
    "a document nobody names": _part("files/" + "0" * 64),
    "a digest that is a way out": _digest("../../../evil"),
    "a digest of something else": _digest("0" * 64),
    "a size of something else": _first("library.StoredFile", size=1),
    "a document with a way for a name": _first("library.StoredFile", name="../../etc/passwd"),
    "a document with a line for a name": _first("library.StoredFile", name="a\nb"),
    "files that are no list": _first("plans.ProgressReport", files={"a": 1}),
    "a file of nothing": _first("plans.ProgressReport", files=[987654]),
    "plans that follow each other in a round": _in_a_round(PLAN, "predecessor"),
    "parties merged in a round": _in_a_round("network.Party", "merged_into"),  # the work of the day never ended
    "lines that stand for each other": _in_a_round(ITEM, "stands_for"),
    "a message whose title is two headers": _first("mailings.Message", subject="Avis\nBcc: x@y.example"),
    "a message to two lines": _first("mailings.Message", to_email="a@b.example\r\nc@d.example"),
    "a day after which there is none": _first("membership.Ask", opened="9999-12-31"),
    "a moment before all others": _first("network.Access", granted="0001-01-02T00:00:00+00:00"),
    "an amendment of nothing": lambda forged: forged.put("plans.Amendment", [_amendment(forged, 987654)]),
}


@pytest.mark.parametrize("alter", ALTERED.values(), ids=ALTERED)
def test_it_is_refused_whole(alter: Callable[[Forged], None], forged: Forged, tmp_path: Path) -> None:
    alter(forged)
    assert refused(forged, tmp_path)["part"]


@pytest.mark.one_database  # refused before anything is written, as each of those above is on both
def test_json_of_another_kind_is_refused(forged: Forged, world: World, tmp_path: Path) -> None:
    """The work of the day and the pages take such a column for what it is."""
    tried = 0
    before, files = everything(), documents()
    for model in belonging.kept_tables():
        label = model._meta.label
        columns = [field for field in model._meta.concrete_fields if isinstance(field, models.JSONField)]
        if f"tables/{label}.ndjson" not in forged.parts or not (rows := forged.rows(label)):
            continue
        for column in columns:
            wrong: Any = {} if isinstance(column.get_default(), list) else []
            for value in (wrong, "x"):
                forged.put(label, [rows[0] | {column.name: value}, *rows[1:]])
                assert refused_of(before, files, forged, tmp_path)["part"].startswith(f"tables/{label}.ndjson")
                tried += 1
        forged.put(label, rows)
    assert tried > 10


def test_days_that_are_none_are_refused(world: World, tmp_path: Path) -> None:
    Rhythm.objects.create(network=world.network)
    export_network(world.network, tmp_path / "reseau.zip")
    forged = Forged(tmp_path / "reseau.zip")
    for late in (["1"], [None], [1.5], [True], [-1], [10**30]):
        _first("plans.Rhythm", late=late)(forged)
        assert refused(forged, tmp_path) == {"part": "tables/plans.Rhythm.ndjson:1"}


def test_a_plan_nested_without_end_is_refused(forged: Forged, tmp_path: Path) -> None:
    forged.parts["tables/plans.Plan.ndjson"] = b'{"pk": 1, "layout": ' + b"[" * 200_000 + b"]" * 200_000 + b"}\n"
    assert refused(forged, tmp_path) == {"part": "tables/plans.Plan.ndjson:1"}


def test_a_part_that_comes_twice_is_refused(forged: Forged, tmp_path: Path) -> None:
    target = forged.write(tmp_path / "double.zip")
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as zipped:
        warnings.simplefilter("ignore")
        zipped.writestr(f"{BASE}/{PAYLOAD}tables/plans.Plan.ndjson", b"")
    with pytest.raises(ExchangeRefused) as found:
        restore_network(target, slug="copie")
    assert found.value.values == {"part": "tables/plans.Plan.ndjson"}


@pytest.mark.parametrize("said", [{"format": float("inf")}, {"format": []}, {"format": "x"}])
def test_a_manifest_that_says_anything_is_refused(said: dict[str, Any], forged: Forged, tmp_path: Path) -> None:
    forged.said |= said
    assert refused(forged, tmp_path) == {"part": "manifest.json"}


def _manifest(forged: Forged, target: Path, old: str, new: str) -> Path:
    """An archive whose manifest says something else."""
    forged.write(target)
    with zipfile.ZipFile(target) as zipped:
        whole = {name: zipped.read(name) for name in zipped.namelist()}
    place = f"{BASE}/{MANIFEST}"
    whole[place] = re.sub(old.encode(), new.encode(), whole[place])
    with zipfile.ZipFile(target, "w") as zipped:
        for name, data in whole.items():
            zipped.writestr(name, data)
    return target


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r'"size": (\d+)', r'"size": "\1"'),
        (r'"sha256": "\w+"', r'"sha256": "\\udcff"'),
        (r'"network": "\w+"', r'"network": "\\udcff"'),
        (r'"format": 2', '"format": 2, "a": ' + "[" * 900 + "]" * 900),
    ],
    ids=["sizes that are words", "a digest of no letters", "a name of no letters", "lists in lists"],
)
def test_a_manifest_of_odd_values_is_refused(old: str, new: str, forged: Forged, tmp_path: Path) -> None:
    with pytest.raises(ExchangeRefused) as found:
        restore_network(_manifest(forged, tmp_path / "faite-main.zip", old, new), slug="copie")
    assert (found.value.cause, found.value.values) == (Cause.DAMAGED, {"part": MANIFEST})


@pytest.mark.one_database
def test_what_opens_to_a_thousand_times_its_weight_is_not_opened(
    forged: Forged, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "SMALL", 1_000_000)
    forged.parts["tables/plans.Plan.ndjson"] = b"\n" * 30_000_000
    target = forged.write(tmp_path / "bombe.zip", packed=zipfile.ZIP_DEFLATED)
    monkeypatch.setattr(archives.Archive, "chunks", None)
    with pytest.raises(ExchangeRefused) as found:
        restore_network(target, slug="copie")
    assert found.value.values == {"part": "tables/plans.Plan.ndjson"}


@pytest.mark.one_database
@pytest.mark.parametrize("packed", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_what_is_packed_as_no_archive_is_refused(packed: int, forged: Forged, tmp_path: Path) -> None:
    """These ask for the memory that the archive says."""
    with pytest.raises(ExchangeRefused) as found:
        restore_network(forged.write(tmp_path / "autre.zip", packed=packed), slug="copie")
    assert found.value.cause == Cause.DAMAGED


def test_accounts_are_looked_for_many_at_a_time(forged: Forged, tmp_path: Path) -> None:
    """One after the other, a list of thousands took the longer the longer it was, and nobody else could write."""
    crowd = [STRANGER | {"pk": key, "email": f"p{key}@ailleurs.example"} for key in range(10_000, 10_100)]
    forged.put("accounts.User", [*forged.rows("accounts.User"), *crowd])
    archive = forged.write(tmp_path / "foule.zip")
    with CaptureQueriesContext(connection) as asked, pytest.raises(ExchangeRefused):
        restore_network(archive, slug="copie")
    found = [one["sql"] for one in asked if one["sql"].startswith("SELECT") and 'FROM "accounts_user"' in one["sql"]]
    assert len(found) < 20


def test_an_account_keeps_no_number_where_there_are_others(forged: Forged, tmp_path: Path) -> None:
    """The number of an account that went still signs what it did in other networks."""
    gone = User.objects.create_user("partie@ailleurs.example", None)
    number = gone.pk
    gone.delete()
    _first("network.Access", user=number)(forged)
    _again("accounts.User", pk=number, **STRANGER)(forged)
    copy = restore_network(forged.write(tmp_path / "nom.zip"), slug="copie")
    assert copy.accesses.get(user__email=STRANGER["email"]).user_id > number


def test_rows_take_no_number_that_history_may_speak_of(forged: Forged, world: World, tmp_path: Path) -> None:
    gone = Access.objects.create(
        network=world.other, user=User.objects.create_user("ex@ailleurs.example"), role="reader"
    )
    number = gone.pk
    gone.delete()
    copy = restore_network(forged.write(tmp_path / "suite.zip"), slug="copie")
    assert min(copy.accesses.values_list("pk", flat=True)) > number


@st.composite
def alterations(draw: st.DrawFn) -> list[tuple[Any, ...]]:
    """What to change where: a table, a row by its place, a column, what stands there then."""
    labels = st.sampled_from([model._meta.label for model in belonging.kept_tables()] + ["accounts.User"])
    keys = st.one_of(st.integers(-2, 120), st.sampled_from([2**31, 2**53, 2**63, 2**64]))
    value = st.one_of(
        keys,
        keys.map(str),
        keys.map(lambda key: f"user:{key}"),
        keys.map(lambda key: f"party:{key}"),
        keys.map(lambda key: f"plan:{key}"),
        st.none(),
        st.booleans(),
        st.floats(),
        st.text(max_size=5),
        st.sampled_from(["coordination", "board", "rjs", "autre", "standing", "waiting", "2026-01-01", "network"]),
        st.lists(keys, max_size=3),
        st.dictionaries(st.sampled_from(["item", "parent", "user", "other"]), keys | st.lists(keys), max_size=2),
    )
    how = st.sampled_from(["set", "set", "set", "key", "key", "copy", "drop", "column", "without", "table"])
    one = st.tuples(how, labels, st.integers(0, 50), st.integers(0, 50), value)
    return draw(st.lists(one, min_size=1, max_size=4))


def altered(forged: Forged, changes: list[tuple[Any, ...]]) -> None:
    for how, label, place, column, value in changes:
        rows = forged.rows(label)
        if how == "table" or not rows:
            forged.put(label, [{"pk": value}])
            continue
        row = rows[place % len(rows)]
        names = sorted(row)
        if how == "key" and label != "accounts.User":
            names = sorted({"pk", *foreign_keys(apps.get_model(label))} & set(row))
        if not names:  # nothing is left of it
            continue
        name = names[column % len(names)]
        if how in {"set", "key"}:
            row[name] = value
        elif how == "copy":
            rows.append(row | {name: value, "pk": 5000 + place})
        elif how == "drop":
            rows.remove(row)
        elif how == "column":
            row[f"{name}_id"] = value
        elif how == "without":
            del row[name]
        forged.put(label, rows)


# What is written by hand is weighed in Python: PostgreSQL is asked whether its own constraints agree.
EXAMPLES = 60 if connection.vendor == "sqlite" else 15


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(changes=alterations())
def test_whatever_is_altered_stays_in_its_network(
    changes: list[tuple[Any, ...]], world: World, forged: Forged, tmp_path: Path
) -> None:
    parts = dict(forged.parts)
    before, files = everything(), documents()
    try:
        altered(forged, changes)
        archive = forged.write(tmp_path / "faite-main.zip")
    finally:
        forged.parts = parts
    try:
        with transaction.atomic():
            copy = restore_network(archive, slug="copie")
            _check_apart(before, copy)
            assert {name for name in documents() - files if f"/{copy.pk}/" not in name} == set()
            transaction.set_rollback(True)
    except ExchangeRefused:
        assert documents() == files
    assert everything() == before


def _check_apart(before: dict[str, dict[Any, dict[str, Any]]], copy: Network) -> None:
    """All that was there is as it was; all that is new is of the network, and points at nothing else."""
    after = everything()
    own = {
        model._meta.label: set(belonging.rows_of(model, copy.pk).values_list("pk", flat=True))
        for model in belonging.owned_tables()
    }
    new_accounts = after["accounts.User"].keys() - before["accounts.User"].keys()
    for label, rows in after.items():
        assert {key: rows.get(key) for key in before[label]} == before[label]
        model = apps.get_model(label)
        for key in rows.keys() - before[label].keys():
            if label == "history.Entry" and rows[key]["network_id"] is None:
                assert rows[key]["verb"] == "restored"
            elif label in own:
                assert key in own[label]
                _check_row(model, rows[key], own)
            elif model._meta.auto_created:
                _check_row(model, rows[key], own)
            else:
                assert label in {"accounts.User", "account.EmailAddress"}, label
    assert new_accounts <= set(copy.accesses.values_list("user_id", flat=True)) | _named(after, own)


def _named(after: dict[str, dict[Any, dict[str, Any]]], own: dict[str, set[Any]]) -> set[Any]:
    """The accounts that the network names."""
    found: set[Any] = set()
    for label, keys in own.items():
        model = apps.get_model(label)
        columns = [name for name, target in foreign_keys(model).items() if target == "accounts.User"]
        for key in keys:
            row = after[label][key]
            found |= {row[f"{name}_id"] for name in columns}
            found |= {int(str(row.get(name))[5:]) for name in ("actor", "author") if str(row.get(name))[:5] == "user:"}
            if row.get("object_type") == "user":
                found.add(int(row["object_id"]))
    return found


def _check_row(model: type[models.Model], row: dict[str, Any], own: dict[str, set[Any]]) -> None:
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and row[field.column] is not None:
            label = field.related_model._meta.label
            assert label == "accounts.User" or row[field.column] in own[label], (model, field)

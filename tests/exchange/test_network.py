"""A network goes out and comes back, elsewhere or beside itself, and can be erased."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import AutoField, BigAutoField, FileField, Model

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.exchange import belonging, references, restoring
from jalon.exchange.archive import BASE, MANIFEST, PAYLOAD
from jalon.exchange.erasing import erase_network, proofs
from jalon.exchange.errors import Cause, ExchangeRefused
from jalon.exchange.exporting import export_network
from jalon.exchange.restoring import restore_network
from jalon.exchange.rows import foreign_keys, lines_of
from jalon.history.models import Entry
from jalon.library.models import StoredFile
from jalon.network.models import Network
from jalon.plans.actions.amending import Motion, propose_amendment
from jalon.plans.actions.reimport import apply_update
from jalon.plans.models import PlanItem, ProgressReport
from tests.conftest import draft_of, node, proposal_of
from tests.web.addresses import World, make_world

PACKAGE = Path(__file__).parents[2] / "src" / "jalon"


INSIDE = f"{BASE}/{PAYLOAD}"


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def archive(world: World, tmp_path: Path) -> Path:
    target = tmp_path / "reseau.zip"
    export_network(world.network, target)
    return target


def held(network: Network) -> dict[str, list[dict[str, Any]]]:
    """All its rows, as they are written in an archive."""
    return {
        model._meta.label: [json.loads(line) for line in lines_of(belonging.rows_of(model, network.pk))]
        for model in belonging.kept_tables()
    }


def contents(network: Network) -> dict[str, bytes]:
    """What its documents hold, by digest."""
    found = {}
    for stored in network.files.all():
        with stored.content.open() as content:
            found[stored.sha256] = content.read()
    return found


def test_every_table_belongs_or_says_why_not() -> None:
    labels = {model._meta.label for model in belonging.owned_tables()}
    ours = {model._meta.label for model in belonging.our_tables()}
    assert ours - labels == {
        "accounts.Attempts",
        "accounts.User",
        "health.Heartbeat",
        "mailings.AccountMessage",
    }  # of the instance
    assert set(belonging.LEFT_OUT) <= labels


@pytest.mark.parametrize("model", belonging.kept_tables(), ids=lambda model: model._meta.label)
def test_every_table_can_be_put_back(model: type[Model]) -> None:
    """What `restoring` takes for granted: numbered rows, whose keys are of rows that go too, no file."""
    kept = {other._meta.label for other in belonging.kept_tables()}
    assert isinstance(model._meta.pk, BigAutoField)
    assert set(foreign_keys(model).values()) <= kept | {"accounts.User"}
    plain = {field.name for field in model._meta.concrete_fields if field.name.endswith("_id")}
    no_keys = {"history.Entry": {"object_id"}, "mailings.Message": {"message_id", "provider_id"}}
    assert plain - no_keys.get(model._meta.label, set()) == set(references.COLUMNS.get(model._meta.label, {}))
    files = {field.name for field in model._meta.concrete_fields if isinstance(field, FileField)}
    assert files == ({"content"} if model is StoredFile else set())


def test_every_object_of_history_has_its_table() -> None:
    """Also those that no test records: read in the sources."""
    named = set()
    for path in PACKAGE.rglob("*.py"):
        for leaf in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(leaf, ast.keyword) and leaf.arg == "object_type":
                named |= {word.value for word in ast.walk(leaf.value) if isinstance(word, ast.Constant)}
    named = {name for name in named if isinstance(name, str)}
    assert "plan_item" in named
    assert named - set(references.objects()) == set()
    assert set(references.CALLED) <= named
    assert all(apps.get_model(label) for label in {*references.objects().values(), *references.CHANGED.values()})


def test_it_comes_back_as_it_was_on_an_empty_instance(world: World, archive: Path) -> None:
    before = held(world.network)
    files = contents(world.network)
    people = list(
        User.objects.filter(accesses__network=world.network).order_by("pk").values_list("pk", "email", "name")
    )
    assert files
    assert before["history.Entry"]
    for network in (world.network, world.other):
        erase_network(network=network, actor="test")
    User.objects.all().delete()
    Entry.objects.all().delete()
    back = restore_network(archive)
    assert held(back) == before
    assert contents(back) == files
    assert list(User.objects.filter(accesses__network=back).order_by("pk").values_list("pk", "email", "name")) == people


def test_a_copy_beside_the_original_says_the_same_and_shares_nothing(world: World, archive: Path) -> None:
    copy = restore_network(archive, slug="copie")
    ours, theirs = held(world.network), held(copy)
    assert {name: len(rows) for name, rows in theirs.items()} == {name: len(rows) for name, rows in ours.items()}
    items = PlanItem.objects.filter(plan__network=copy).order_by("pk")
    same = PlanItem.objects.filter(plan__network=world.network).order_by("pk")
    assert [item.identity for item in items] == [item.identity for item in same]
    for item, other in zip(items, same, strict=True):
        assert (item.parent_id is None) == (other.parent_id is None)
        assert item.parent_id is None or item.parent_id > other.parent_id
        assert item.created == other.created
    keys = {str(item.pk) for item in items}
    about = Entry.objects.filter(network_id=copy.pk, object_type="plan_item")
    assert about.exists()
    assert {entry.object_id for entry in about} <= keys
    assert {entry.scope for entry in about} <= {f"plan:{plan.pk}" for plan in copy.plans.all()}
    signed = set(ProgressReport.objects.filter(item__plan__network=copy).values_list("author", flat=True))
    parties = {f"party:{party.pk}" for party in copy.parties.all()}
    assert {author for author in signed if author.startswith("party:")} <= parties


def test_no_number_of_the_original_is_left_in_a_copy(db: None, tmp_path: Path) -> None:
    """Wherever a number of a row may stand: columns, signatures, what history and amendments say."""
    for place, model in enumerate(apps.get_models(), 1):
        _number_from(model, place * 1_000_003)  # no number is of two tables, nor anything else's
    world = make_world()
    update = draft_of(
        world.network, world.people[Role.COORDINATION], proposal_of(node("axis", "Axe")), updates=world.plan
    )
    apply_update(draft=update, actor=world.people[Role.COORDINATION])
    assert world.network.readings.latest("pk").proposal["refused"]
    change = {"verb": "changed", "item": world.item.pk, "field": "text", "after": "Autrement"}
    propose_amendment(plan=world.plan, change=change, motion=Motion(on=date(2026, 1, 1)), actor="test")
    export_network(world.network, tmp_path / "reseau.zip")
    copy = restore_network(tmp_path / "reseau.zip", slug="copie")
    shared = set(User.objects.values_list("pk", flat=True))
    ours = {row["pk"]: label for label, rows in held(world.network).items() for row in rows if row["pk"] not in shared}
    left = [
        (label, name, ours[int(number)])
        for label, rows in held(copy).items()
        for row in rows
        for name, value in row.items()
        for number in re.findall(r"(?<![0-9a-f])[0-9]{7,8}(?![0-9a-f])", json.dumps(value))
        if int(number) in ours
    ]
    assert left == []


def _number_from(model: type[Model], first: int) -> None:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if not isinstance(model._meta.pk, AutoField | BigAutoField):
            return
        if connection.vendor == "postgresql":
            cursor.execute("select setval(pg_get_serial_sequence(%s, %s), %s)", [table, model._meta.pk.column, first])
        else:
            cursor.execute("delete from sqlite_sequence where name = %s", [table])
            cursor.execute("insert into sqlite_sequence (name, seq) values (%s, %s)", [table, first])


def test_accounts_of_the_same_address_are_the_same(world: World, archive: Path) -> None:
    before = User.objects.count()
    copy = restore_network(archive, slug="copie")
    assert User.objects.count() == before
    assert set(copy.accesses.values_list("user_id", flat=True)) == set(
        world.network.accesses.values_list("user_id", flat=True)
    )


def test_no_secret_of_an_account_goes_out(archive: Path) -> None:
    with zipfile.ZipFile(archive) as zipped:
        accounts = [json.loads(line) for line in zipped.read(f"{INSIDE}tables/accounts.User.ndjson").splitlines()]
    assert accounts
    assert all(set(said) == {"pk", "email", "name", "language"} for said in accounts)


def test_what_happens_next_takes_keys_of_its_own(archive: Path) -> None:
    copy = restore_network(archive, slug="copie")
    made = Network.objects.create(name="Autre", slug="tierce")
    assert made.pk > copy.pk


def test_the_name_must_be_free(world: World, archive: Path) -> None:
    with pytest.raises(ExchangeRefused) as refused:
        restore_network(archive)
    assert (refused.value.cause, refused.value.values) == (Cause.SLUG_TAKEN, {"slug": world.network.slug})


@pytest.mark.parametrize("slug", ["Copie", "une copie", "-copie", "copie-", "../copie", "c" * 61, "copié"])
def test_the_name_must_be_one_an_address_can_have(archive: Path, slug: str) -> None:
    with pytest.raises(ExchangeRefused) as refused:
        restore_network(archive, slug=slug)
    assert (refused.value.cause, refused.value.values) == (Cause.SLUG_WRONG, {"slug": slug})


def test_what_is_interrupted_leaves_nothing(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_network: Network) -> None:
        raise KeyboardInterrupt

    before = {model: model._base_manager.count() for model in apps.get_models()}
    files = sorted(default_storage.listdir("library")[0])
    monkeypatch.setattr(restoring, "index_network", stop)
    with pytest.raises(KeyboardInterrupt):
        restore_network(archive, slug="copie")
    assert {model: model._base_manager.count() for model in apps.get_models()} == before
    left = [name for folder in default_storage.listdir("library")[0] if folder not in files for name in [folder]]
    assert all(not default_storage.listdir(f"library/{folder}")[1] for folder in left)


def test_it_is_a_bag_that_other_tools_can_check(archive: Path, tmp_path: Path) -> None:
    """As RFC 8493 says: one folder, what it declares, and each digest of the payload and of the tags."""
    with zipfile.ZipFile(archive) as zipped:
        assert {name.split("/")[0] for name in zipped.namelist()} == {BASE}
        zipped.extractall(tmp_path)
    bag = tmp_path / BASE
    assert (bag / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        lines = [line.split("  ", 1) for line in (bag / manifest).read_text().splitlines()]
        assert lines
        for digest, name in lines:
            assert hashlib.sha256((bag / name).read_bytes()).hexdigest() == digest
    payload = {path.relative_to(bag).as_posix() for path in (bag / "data").rglob("*") if path.is_file()}
    listed = {line.split("  ", 1)[1] for line in (bag / "manifest-sha256.txt").read_text().splitlines()}
    weight = sum((bag / name).stat().st_size for name in payload)
    assert payload == listed
    assert f"Payload-Oxum: {weight}.{len(payload)}" in (bag / "bag-info.txt").read_text()


def test_an_archive_of_the_first_format_comes_back_too(world: World, archive: Path, tmp_path: Path) -> None:
    """Parts at the top, and our manifest alone."""
    target = tmp_path / "premier.zip"
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(target, "w") as made:
        for name in (name for name in source.namelist() if name.startswith(INSIDE)):
            made.writestr(name.removeprefix(INSIDE), source.read(name))
        said = json.loads(source.read(f"{BASE}/{MANIFEST}")) | {"format": 1}
        made.writestr(MANIFEST, json.dumps(said))
    assert restore_network(target, slug="copie").name == world.network.name


def damaged(archive: Path, change: str) -> Path:
    """The archive with one thing wrong."""
    data = archive.read_bytes()
    target = archive.with_name(f"{change}.zip")
    if change == "cut":
        target.write_bytes(data[: len(data) // 2])
        return target
    if change == "other":
        target.write_bytes(b"not a zip")
        return target
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            part = source.read(name)
            if change == "altered" and name == f"{INSIDE}tables/plans.Plan.ndjson":
                part = part.replace(b"a", b"b", 1)
            if change == "missing" and name.startswith(f"{INSIDE}files/"):
                continue
            if change == "newer" and name == f"{BASE}/{MANIFEST}":
                part = json.dumps(json.loads(part) | {"format": 99}).encode()
            if change == "headless" and name == f"{BASE}/{MANIFEST}":
                continue
            made.writestr(name, part)
    return target


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ("cut", Cause.DAMAGED),
        ("other", Cause.NOT_AN_ARCHIVE),
        ("altered", Cause.DAMAGED),
        ("missing", Cause.DAMAGED),
        ("newer", Cause.NEWER),
        ("headless", Cause.NOT_AN_ARCHIVE),
    ],
)
def test_an_archive_that_is_not_whole_says_so(archive: Path, change: str, cause: Cause) -> None:
    networks = Network.objects.count()
    with pytest.raises(ExchangeRefused) as refused:
        restore_network(damaged(archive, change), slug="copie")
    assert refused.value.cause == cause
    assert Network.objects.count() == networks


def test_what_is_erased_is_nowhere(world: World) -> None:
    key, folder = world.network.pk, f"library/{world.network.pk}"
    assert default_storage.exists(folder)
    proof = erase_network(network=world.network, actor="user:1")
    assert proof.left == 0
    assert proof.rows["plans.PlanItem"] > 0
    assert proof.files > 0
    for model in belonging.owned_tables():
        assert not belonging.rows_of(model, key).exists()
    assert not default_storage.exists(folder)
    assert [(one["slug"], one["rows"]) for one in proofs()] == [(proof.slug, proof.rows)]


def test_erasing_leaves_the_other_networks_as_they_were(world: World, archive: Path) -> None:
    copy = restore_network(archive, slug="copie")
    before = held(copy)
    erase_network(network=world.network, actor="test")
    assert held(copy) == before
    assert all(default_storage.exists(stored.content.name) for stored in copy.files.all())

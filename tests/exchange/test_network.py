"""A network goes out and comes back, elsewhere or beside itself, and can be erased."""

from __future__ import annotations

import ast
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.storage import default_storage

from jalon.accounts.models import User
from jalon.exchange import belonging, references, restoring
from jalon.exchange.erasing import erase_network, proofs
from jalon.exchange.errors import Cause, ExchangeRefused
from jalon.exchange.exporting import export_network
from jalon.exchange.restoring import restore_network
from jalon.exchange.rows import lines_of
from jalon.history.models import Entry
from jalon.network.models import Network
from jalon.plans.models import PlanItem, ProgressReport
from tests.web.addresses import World, make_world

PACKAGE = Path(__file__).parents[2] / "src" / "jalon"


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
    domain = {model._meta.label for model in apps.get_models() if model._meta.app_label in belonging.DOMAIN}
    assert domain == labels
    assert set(belonging.LEFT_OUT) <= labels


def test_every_object_of_history_has_its_table() -> None:
    """Also those that no test records: read in the sources."""
    named = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "object_type":
                named |= {leaf.value for leaf in ast.walk(node.value) if isinstance(leaf, ast.Constant)}
    named = {name for name in named if isinstance(name, str)}
    assert named
    assert named - set(references.OBJECTS) == set()
    assert all(label == "reports.PrintedBilan" or apps.get_model(label) for label in references.OBJECTS.values())


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


def test_accounts_of_the_same_address_are_the_same(world: World, archive: Path) -> None:
    before = User.objects.count()
    copy = restore_network(archive, slug="copie")
    assert User.objects.count() == before
    assert set(copy.accesses.values_list("user_id", flat=True)) == set(
        world.network.accesses.values_list("user_id", flat=True)
    )


def test_no_secret_of_an_account_goes_out(archive: Path) -> None:
    with zipfile.ZipFile(archive) as zipped:
        accounts = [json.loads(line) for line in zipped.read("tables/accounts.User.ndjson").splitlines()]
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
            if change == "altered" and name == "tables/plans.Plan.ndjson":
                part = part.replace(b"a", b"b", 1)
            if change == "missing" and name.startswith("files/"):
                continue
            if change == "newer" and name == "manifest.json":
                part = json.dumps(json.loads(part) | {"format": 99}).encode()
            if change == "headless" and name == "manifest.json":
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

"""The whole instance saved, checked and put back, in the database of the tests (SQLite's own: see tests/cli)."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from jalon.exchange import database
from jalon.exchange.archive import reading
from jalon.exchange.erasing import erase_network
from jalon.exchange.errors import Cause, ExchangeRefused
from jalon.exchange.exporting import export_network
from jalon.exchange.instance import KIND, back_up, restore_instance
from jalon.network.models import Network
from jalon.plans.models import PlanItem
from tests.exchange.forging import Forged
from tests.web.addresses import World, make_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world() -> World:
    return make_world()


def test_a_backup_holds_every_row_and_file(world: World, tmp_path: Path) -> None:
    target = tmp_path / "tout.zip"
    saved = back_up(target)
    with reading(target, KIND) as archive:
        assert archive.manifest["rows"]["plans_planitem"] == PlanItem.objects.count() > 0
        assert len(archive.names("files/")) == saved.files > 0
    assert list(tmp_path.glob(".*")) == []


def test_a_backup_that_differs_is_not_kept(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = database.copy_to
    monkeypatch.setattr(database, "copy_to", lambda target: copied(target) | {"plans_planitem": -1})
    with pytest.raises(ExchangeRefused) as refused:
        back_up(tmp_path / "tout.zip")
    assert (refused.value.cause, refused.value.values) == (Cause.NOT_VERIFIED, {"part": "plans_planitem"})
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".zip"] == []


def test_an_instance_with_networks_is_not_replaced(world: World, tmp_path: Path) -> None:
    back_up(tmp_path / "tout.zip")
    with pytest.raises(ExchangeRefused) as refused:
        restore_instance(tmp_path / "tout.zip")
    assert refused.value.cause == Cause.NOT_EMPTY


def test_a_network_is_no_instance(world: World, tmp_path: Path) -> None:
    export_network(world.network, tmp_path / "reseau.zip")
    with pytest.raises(ExchangeRefused) as refused:
        restore_instance(tmp_path / "reseau.zip")
    assert refused.value.cause == Cause.OTHER_KIND


def test_a_backup_of_the_other_database_is_not_put_back(forged: Forged, tmp_path: Path) -> None:
    forged.said["database"] = "other"
    with pytest.raises(ExchangeRefused) as refused:
        restore_instance(forged.write(tmp_path / "tout.zip"))
    assert (refused.value.cause, refused.value.values) == (Cause.OTHER_DATABASE, {"database": "other"})


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the tools of PostgreSQL are looked for, and none is."""
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(database, "vendor", lambda: database.POSTGRESQL)
    return folder


def test_without_the_tools_of_its_database_nothing_is_put_back(db: None, tools: Path) -> None:
    with pytest.raises(ExchangeRefused) as refused:
        database.put_back(tools / "copy")
    assert (refused.value.cause, refused.value.values) == (Cause.NO_TOOL, {"tool": "pg_restore"})


def test_a_tool_that_fails_says_why(db: None, tools: Path) -> None:
    (tools / "pg_restore").write_text("#!/bin/sh\necho 'no such role' >&2\nexit 1\n")
    (tools / "pg_restore").chmod(0o700)
    with pytest.raises(ExchangeRefused) as refused:
        database.put_back(tools / "copy")
    assert (refused.value.cause, refused.value.values) == (
        Cause.TOOL_FAILED,
        {"tool": "pg_restore", "words": "no such role"},
    )


def test_it_is_put_back_on_postgresql(world: World, tmp_path: Path) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is put back as a file, by tests/cli/test_exchange.py")
    before = list(PlanItem.objects.order_by("pk").values_list("pk", "identity", "text"))
    back_up(tmp_path / "tout.zip")
    for network in Network.objects.all():
        erase_network(network=network, actor="test")
    restore_instance(tmp_path / "tout.zip")
    assert list(PlanItem.objects.order_by("pk").values_list("pk", "identity", "text")) == before


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the backup of a world is, once a test has made it."""
    return tmp_path_factory.mktemp("saved") / "tout.zip"


@pytest.fixture
def forged(transactional_db: None, saved: Path, tmp_path: Path) -> Forged:
    """A backup, to alter and to put back on an empty instance."""
    if not saved.exists():
        make_world()
        back_up(saved)
        for network in Network.objects.all():
            erase_network(network=network, actor="test")
    return Forged(Path(shutil.copy(saved, tmp_path / "tout.zip")))


@pytest.mark.parametrize(
    "name",
    ["files/../../library/1", "files//etc/passwd", "files/", "files/library", "files/a\\b", "files/" + "x" * 300],
)
def test_no_file_is_put_where_none_goes(name: str, forged: Forged, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    forged.parts[name] = b"x"
    with pytest.raises(ExchangeRefused) as refused:
        restore_instance(forged.write(tmp_path / "tout.zip"))
    assert refused.value.cause in {Cause.DAMAGED, Cause.NO_ROOM}
    assert [path for path in sorted(tmp_path.rglob("*")) if path.is_file()] == [
        path for path in before if path.is_file()
    ]


@pytest.mark.parametrize("rows", [None, [], {"plans_plan": "x"}, {"plans_plan": 10**9}])
def test_a_backup_that_counts_otherwise_is_not_put_back(rows: Any, forged: Forged, tmp_path: Path) -> None:
    forged.said["rows"] = rows
    with pytest.raises(ExchangeRefused) as refused:
        restore_instance(forged.write(tmp_path / "tout.zip"))
    assert refused.value.cause in {Cause.DAMAGED, Cause.NOT_VERIFIED}


def test_a_backup_without_its_database_is_not_put_back(forged: Forged, tmp_path: Path) -> None:
    del forged.parts["database"]
    with pytest.raises(ExchangeRefused) as refused:
        restore_instance(forged.write(tmp_path / "tout.zip"))
    assert (refused.value.cause, refused.value.values) == (Cause.DAMAGED, {"part": "database"})

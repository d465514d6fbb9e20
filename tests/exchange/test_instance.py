"""The whole instance saved, checked and put back, in the database of the tests (SQLite's own: see tests/cli)."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from jalon.exchange import database
from jalon.exchange.archive import reading
from jalon.exchange.erasing import erase_network
from jalon.exchange.errors import Cause, ExchangeRefused
from jalon.exchange.exporting import export_network
from jalon.exchange.instance import KIND, back_up, restore_instance
from jalon.network.models import Network
from jalon.plans.models import PlanItem
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


def test_it_is_put_back_on_postgresql(world: World, tmp_path: Path) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is put back as a file, by tests/cli/test_exchange.py")
    before = list(PlanItem.objects.order_by("pk").values_list("pk", "identity", "text"))
    back_up(tmp_path / "tout.zip")
    for network in Network.objects.all():
        erase_network(network=network, actor="test")
    restore_instance(tmp_path / "tout.zip")
    assert list(PlanItem.objects.order_by("pk").values_list("pk", "identity", "text")) == before


def test_no_file_is_put_outside_its_folder(world: World, tmp_path: Path) -> None:
    source, hostile = tmp_path / "tout.zip", tmp_path / "hostile.zip"
    back_up(source)
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(hostile, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "manifest.json":
                part = part.replace(b'"files/library/', b'"files/../../library/')
            after.writestr(name.replace("files/library/", "files/../../library/"), part)
    for network in Network.objects.all():
        erase_network(network=network, actor="test")
    with pytest.raises(ExchangeRefused) as refused:
        restore_instance(hostile)
    assert refused.value.cause == Cause.DAMAGED
    assert not (Path(settings.MEDIA_ROOT).parent.parent / "library").exists()

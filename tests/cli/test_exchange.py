"""`jalon export`, `restore`, `backup`, `erase`, as a host runs them: each in its own process, on real files."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


NETWORK = """
from jalon.accounts.actions import give_account
from jalon.accounts.roles import Role
from jalon.network.actions.networks import create_network, grant_access
network = create_network(name="Réseau des jardins", slug="rjs", actor="test")
camille = give_account(email="camille@rjs.example", name="Camille", actor="test")
grant_access(network=network, user=camille, role=Role.COORDINATION, actor="test")
"""


# The machine stops as this step begins.
KILLED = """
import os, signal, django
os.environ["DJANGO_SETTINGS_MODULE"] = "jalon.config.settings"
django.setup()
from jalon.exchange import restoring
restoring.{step} = lambda *arguments: os.kill(os.getpid(), signal.SIGKILL)
"""


# The machine stops when some pages of the database are put back, or once the files are.
IN_THE_MIDDLE = """
import functools, os, signal, sqlite3
class Killed(sqlite3.Connection):
    def backup(self, target, **values):
        super().backup(target, pages=5, progress=lambda *_: os.kill(os.getpid(), signal.SIGKILL))
sqlite3.connect = functools.partial(sqlite3.connect, factory=Killed)
"""
AFTER_FILES = """
import os, signal
from jalon.exchange import database
database.put_back = lambda copy: os.kill(os.getpid(), signal.SIGKILL)
"""
# The machine stops as a backup is checked.
UNCHECKED = """
import os, signal
from jalon.exchange import database
database.verify = lambda *given: os.kill(os.getpid(), signal.SIGKILL)
"""


class Instance:
    """A Jalon of its own, on SQLite."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        secret = "only-for-tests-0123456789-0123456789-0123456789"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("JALON_", "DJANGO_"))},
            "JALON_SECRET_KEY": secret,
            "JALON_DEBUG": "true",
            "JALON_VAR": str(folder),
            "JALON_DATABASE_URL": f"sqlite:///{folder / 'jalon.sqlite3'}",
            "JALON_LANG": "fr",
            "LANG": "fr_CA.UTF-8",
            "PYTHONPATH": f"{ROOT / 'src'}",
        }

    def run(self, *arguments: str, code: int = 0, before: str = "") -> str:
        command = [sys.executable, "-c", f"{before}\nfrom jalon.cli.main import main; main()", *arguments]
        done = subprocess.run(
            command,
            env=self.environment,
            cwd=self.folder,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        assert done.returncode == code, done.stdout
        return done.stdout

    def rows(self, query: str) -> list[tuple[object, ...]]:
        opened = sqlite3.connect(self.folder / "jalon.sqlite3")
        try:
            return opened.execute(query).fetchall()
        finally:
            opened.close()


@pytest.fixture(scope="module")
def origin(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Instance:
    """An instance that holds a network with a plan read from a file."""
    instance = Instance(shutil.copytree(prepared, tmp_path_factory.mktemp("exchange") / "origin"))
    plan = instance.folder / "plan.md"
    plan.write_text("# Plan d’action 2026-2027\n\n## Axe 1 Accueil\n\n- Visiter six jardins (automne 2026)\n", "utf-8")
    instance.run("manage", "shell", "--verbosity", "0", "--command", NETWORK)
    instance.run("import", str(plan), "--network", "rjs", "--as", "camille@rjs.example", "--yes")
    return instance


@pytest.fixture(scope="module")
def archive(origin: Instance, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of its network."""
    archive = tmp_path_factory.mktemp("exchange") / "rjs.zip"
    assert "rangées écrites" in origin.run("export", "--network", "rjs", "-o", str(archive))
    return archive


@pytest.fixture(scope="module")
def backup(origin: Instance, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The backup of the whole of it."""
    backup = tmp_path_factory.mktemp("exchange") / "tout.zip"
    assert "Sauvegarde vérifiée" in origin.run("backup", "-o", str(backup))
    return backup


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Path:
    """The folder of an instance in which there is nothing yet."""
    folder = tmp_path_factory.mktemp("exchange") / "empty"
    folder.mkdir()
    shutil.copy(migrated_file, folder / "jalon.sqlite3")
    return folder


@pytest.fixture
def other(prepared: Path, tmp_path: Path) -> Instance:
    """Another instance, with nothing in it."""
    return Instance(shutil.copytree(prepared, tmp_path / "other"))


ALL = "select id, text, created, identity from plans_planitem order by id"


def test_a_network_goes_to_another_instance(origin: Instance, archive: Path, other: Instance) -> None:
    assert "Réseau des jardins est remis" in other.run("restore", str(archive))
    assert other.rows(ALL) == origin.rows(ALL) != []
    assert "s’appelle déjà" in other.run("restore", str(archive), code=1)
    assert "copie" in other.run("restore", str(archive), "--slug", "copie")


def test_an_instance_is_saved_and_put_back(origin: Instance, backup: Path, tmp_path: Path) -> None:
    other = Instance(tmp_path / "other")  # not even a database
    other.run("restore", str(backup))
    assert other.rows(ALL) == origin.rows(ALL) != []
    for path in (origin.folder / "files").rglob("*"):
        assert path.is_dir() or (other.folder / path.relative_to(origin.folder)).read_bytes() == path.read_bytes()
    assert "déjà des réseaux" in other.run("restore", str(backup), code=1)


def test_an_altered_backup_is_not_put_back(backup: Path, other: Instance, tmp_path: Path) -> None:
    altered = tmp_path / "tout.zip"
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 0xFF
    altered.write_bytes(data)
    assert "abîmée ou modifiée" in other.run("restore", str(altered), code=1)
    assert other.rows("select count(*) from network_network") == [(0,)]


def test_a_restore_killed_leaves_nothing(origin: Instance, archive: Path, other: Instance) -> None:
    for step in ("_Restoration._know_keys", "_Restoration._put", "_Restoration._check_whole", "index_network"):
        other.run("restore", str(archive), code=-signal.SIGKILL, before=KILLED.format(step=step))
        assert other.rows("select count(*) from network_network") == [(0,)]
    other.run("restore", str(archive))
    assert other.rows(ALL) == origin.rows(ALL)


def test_a_backup_whose_putting_back_is_killed_changes_nothing_and_is_put_back_again(
    origin: Instance, backup: Path, other: Instance
) -> None:
    for before in (AFTER_FILES, IN_THE_MIDDLE):
        other.run("restore", str(backup), code=-signal.SIGKILL, before=before)
        assert other.rows("select count(*) from network_network") == [(0,)]
        assert other.rows("pragma integrity_check") == [("ok",)]
    other.run("restore", str(backup))
    assert other.rows(ALL) == origin.rows(ALL)
    assert not list(other.folder.glob("*.restoring"))


def test_it_is_put_back_while_the_database_is_open(origin: Instance, backup: Path, other: Instance) -> None:
    opened = sqlite3.connect(other.folder / "jalon.sqlite3")
    assert opened.execute("select count(*) from network_network").fetchall() == [(0,)]
    other.run("restore", str(backup))
    assert opened.execute(ALL).fetchall() == origin.rows(ALL)
    opened.close()


def test_what_a_killed_backup_left_goes_with_the_next(origin: Instance, tmp_path: Path) -> None:
    origin.run("backup", "-o", str(tmp_path / "lundi.zip"), code=-signal.SIGKILL, before=UNCHECKED)
    (left,) = tmp_path.iterdir()
    os.utime(left, (left.stat().st_mtime - 3600,) * 2)
    origin.run("backup", "-o", str(tmp_path / "mardi.zip"))
    assert [path.name for path in tmp_path.iterdir()] == ["mardi.zip"]


def test_erasing_asks_and_writes_its_proof(archive: Path, other: Instance, tmp_path: Path) -> None:
    other.run("restore", str(archive))
    proof = tmp_path / "preuve.json"
    asked = ("erase", "--network", "rjs", "--proof", str(proof), "--export", str(archive), "--yes")
    assert "est effacé" in other.run(*asked)
    said = json.loads(proof.read_text("utf-8"))
    assert (said["slug"], said["left"], len(said["last_export_sha256"])) == ("rjs", 0, 64)
    assert other.rows("select count(*) from plans_planitem") == [(0,)]
    assert not [path for path in (other.folder / "files").rglob("*") if path.is_file()]

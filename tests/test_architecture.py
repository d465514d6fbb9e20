"""The architecture holds: imports and foreign keys go down only, everything is written in both languages."""

from __future__ import annotations

import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import polib
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import ForeignKey

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "jalon"

VOCABULARIES = {"phrases/status_words.py", "recognition/bullets/words.py", "recognition/vocabulary/columns.py"}
# Lowest first; a table may point at a table of its own package or of one before it.
DOMAIN = ["health", "history", "accounts", "search", "network", "library", "mailings", "plans"]
DOMAIN += ["membership", "reports", "exchange"]


def test_imports_go_down_only() -> None:
    found = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout


def test_no_file_imports_itself_through_others() -> None:
    """Not even for types alone: what two files need of each other stands in a third."""
    graph = grimp.build_graph("jalon", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    TopologicalSorter(imports).prepare()  # raises CycleError, with the files of a circle


def test_no_file_is_too_long() -> None:
    """But for vocabularies, which are data."""
    long = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if len(path.read_bytes().splitlines()) > 500
    }
    assert long <= VOCABULARIES


def test_no_class_is_imported_under_another_name() -> None:
    """Two that meet in one module have two names of their own."""
    renamed = re.compile(r"^from jalon\.\S+ import .*\b([A-Z][a-z]\w*) as [A-Z][a-z]", re.MULTILINE)
    found = {
        path.relative_to(PACKAGE).as_posix(): renamed.findall(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")
    }
    assert {path: names for path, names in found.items() if names and not path.startswith("recognition/")} == {}


@pytest.mark.parametrize("package", DOMAIN)
def test_foreign_keys_go_down_only(package: str) -> None:
    """Also those written as strings, which no import shows."""
    targets = {
        field.related_model._meta.app_label
        for model in apps.get_app_config(package).get_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and not isinstance(field.related_model, str)
    }
    assert targets <= set(DOMAIN[: DOMAIN.index(package) + 1])


def test_history_points_at_nothing() -> None:
    fields = apps.get_model("history", "Entry")._meta.get_fields()
    assert not [field.name for field in fields if field.is_relation]


def test_every_domain_package_is_known_here() -> None:
    with_tables = {path.relative_to(PACKAGE).parts[0] for path in PACKAGE.glob("*/models*") if path.stem == "models"}
    assert with_tables == set(DOMAIN)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.po")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_sentence_is_translated(path: Path) -> None:
    catalogue = polib.pofile(str(path))
    assert [entry.msgid for entry in catalogue.untranslated_entries() + catalogue.fuzzy_entries()] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_holds_hashes_and_no_address(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if "://" in line or line.startswith("-")]
    pinned = [index for index, line in enumerate(lines) if line[:1].isalnum()]
    assert pinned
    assert all("--hash=sha256:" in lines[index + 1] for index in pinned)


@pytest.mark.django_db
def test_no_model_changed_without_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)

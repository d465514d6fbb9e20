"""The wheel holds all that the product reads: what a package needs beside Python is easily left out."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src"
NEEDED = ["pyproject.toml", "setup.py", "README.md", "LICENSE"]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names in a wheel built from a copy of the sources where nothing was compiled, without any network."""
    copy = tmp_path_factory.mktemp("copy")
    for name in NEEDED:
        shutil.copy(ROOT / name, copy)
    shutil.copytree(SOURCES, copy / "src", ignore=shutil.ignore_patterns("*.mo", "__pycache__", "*.egg-info"))
    command = ["-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", "wheels"]
    built = subprocess.run([sys.executable, *command], cwd=copy, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = (copy / "wheels").glob("jalon-*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_every_file_of_the_package_is_in_the_wheel(held: set[str]) -> None:
    kept = {path for path in (SOURCES / "jalon").rglob("*") if path.is_file() and path.suffix not in {".pyc", ".mo"}}
    assert {str(path.relative_to(SOURCES)) for path in kept} - held == set()


def test_every_catalogue_is_compiled_in_the_wheel(held: set[str]) -> None:
    sources = {str(path.relative_to(SOURCES)) for path in SOURCES.rglob("django.po")}
    assert sources
    assert {name.removesuffix("po") + "mo" for name in sources} <= held


def test_the_sample_network_is_in_the_wheel(held: set[str]) -> None:
    assert {"jalon/samples/network.json", "jalon/samples/plan-2024-2027.docx"} <= held


def test_the_command_is_in_the_wheel(held: set[str]) -> None:
    assert any(name.endswith(".dist-info/entry_points.txt") for name in held)

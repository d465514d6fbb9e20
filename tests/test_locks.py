"""Locks are complete: pip installs them without resolving anything, so nothing they need may be left out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
RUNTIME = [*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"], *EXTRAS["postgresql"]]
PYTHONS = ["3.11", "3.12", "3.13"]


def locked(name: str) -> dict[str, str]:
    """Version of each package of a lock."""
    lines = re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    return {canonicalize_name(package): version for package, version in lines}


def missing(lock: dict[str, str], roots: Iterable[str], python: str) -> set[str]:
    """What `roots` and all that they need ask for, and the lock does not give, on a version of Python."""
    environment = {str(key): str(value) for key, value in default_environment().items()}
    environment |= {"python_version": python, "python_full_version": f"{python}.0"}
    asked, seen, wrong = [Requirement(root) for root in roots], set(), set()
    while asked:
        requirement = asked.pop()
        name, extras = canonicalize_name(requirement.name), frozenset(requirement.extras)
        version = lock.get(name)
        if version is None or not requirement.specifier.contains(version, prereleases=True):
            wrong.add(f"{requirement} (locked: {version})")
        if version is None or (name, extras) in seen:
            continue
        seen.add((name, extras))
        asked += [
            needed
            for needed in map(Requirement, distribution(name).requires or [])
            if not needed.marker
            or any(needed.marker.evaluate(environment | {"extra": extra}) for extra in (extras or {""}))
        ]
    return wrong


@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_of_the_product_is_complete(python: str) -> None:
    assert missing(locked("requirements.txt"), RUNTIME, python) == set()


@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_of_developers_is_complete(python: str) -> None:
    assert missing(locked("requirements-dev.txt"), [*RUNTIME, *EXTRAS["dev"]], python) == set()


def test_a_requirement_left_out_is_seen() -> None:
    lock = locked("requirements.txt")
    del lock["qrcode"]  # needed by an extra of a package, not by the package alone
    assert any("qrcode" in one for one in missing(lock, RUNTIME, "3.11"))


def test_both_locks_say_the_same_versions() -> None:
    product, developers = locked("requirements.txt"), locked("requirements-dev.txt")
    assert {name: developers.get(name) for name in product} == product


def test_what_is_installed_is_what_is_locked() -> None:
    wrong = {}
    for name, version in locked("requirements-dev.txt").items():
        try:
            found = distribution(name).version
        except PackageNotFoundError:
            found = None
        if found != version and name != "pip":
            wrong[name] = (version, found)
    assert wrong == {}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_names_no_place(name: str) -> None:
    assert not re.search(r"://|^\s*--(?!hash)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)

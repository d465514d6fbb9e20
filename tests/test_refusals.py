"""Each refusal that a package can raise is named by a test that imports it: a new one comes with its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "jalon"
AREAS = sorted(path.parent.name for path in PACKAGE.glob("*/errors.py") if path.parent.name != "web")


@cache
def trees(folder: Path) -> list[ast.Module]:
    """Every module under a folder."""
    return [ast.parse(path.read_text("utf-8")) for path in sorted(folder.rglob("*.py"))]


def declared(area: str) -> set[str]:
    """The exceptions of an `errors.py`, and each cause of its enumerations as Class.MEMBER."""
    found: set[str] = set()
    for one in ast.parse((PACKAGE / area / "errors.py").read_text("utf-8")).body:
        if isinstance(one, ast.ClassDef):
            targets = [line.targets[0] for line in one.body if isinstance(line, ast.Assign)]
            found |= {f"{one.name}.{it.id}" for it in targets if isinstance(it, ast.Name)} or {one.name}
    return found


def raised(area: str) -> set[str]:
    """The codes that its exceptions are raised with, anywhere, as "Class: code"."""
    known = {name for name in declared(area) if "." not in name}
    return {said for tree in trees(PACKAGE) for said in _codes(tree) if said.partition(":")[0] in known}


def _codes(tree: ast.Module) -> Iterator[str]:
    for one in ast.walk(tree):
        if isinstance(one, ast.Raise) and isinstance(one.exc, ast.Call) and isinstance(one.exc.func, ast.Name):
            code = one.exc.args[0] if one.exc.args else None
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                yield f"{one.exc.func.id}: {code.value}"


def named(area: str) -> set[str]:
    """What tests that import from an `errors.py` name of it, and the words they say, in the same two forms."""
    found: set[str] = set()
    for tree in trees(ROOT / "tests"):
        imports = [one for one in tree.body if isinstance(one, ast.ImportFrom)]
        names = {it.name for one in imports if one.module == f"jalon.{area}.errors" for it in one.names}
        found |= names
        for one in ast.walk(tree) if names else ():
            if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id in names:
                found.add(f"{one.value.id}.{one.attr}")
            elif isinstance(one, ast.Constant) and isinstance(one.value, str):
                found |= {f"{name}: {one.value}" for name in names}
    return found


@pytest.mark.parametrize("area", AREAS)
def test_every_refusal_has_its_test(area: str) -> None:
    assert (declared(area) | raised(area)) - named(area) == set()

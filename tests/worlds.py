"""One of everything, made once for all the tests of a module, in a transaction around theirs.

Each test sees it as it was made: what it writes is taken back to where it began, and the files it finds are its own.
In a module that shares a world every test has its rows, even one that does not ask for it. A module that needs more in
its world has a `maker` of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from tests.conftest import folders
from tests.web.addresses import World, make_world


@pytest.fixture(scope="module")
def maker() -> Callable[[], World]:
    """What makes the world."""
    return make_world


@pytest.fixture(scope="module")
def made_world(
    maker: Callable[[], World],
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[World, Path]]:
    """The world, and the folder of its files."""
    folder = tmp_path_factory.mktemp("world")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(**folders(folder)):
            world = maker()
        yield world, folder
        transaction.set_rollback(True)


@pytest.fixture
def shared_world(made_world: tuple[World, Path], db: None, tmp_path: Path) -> World:
    """The world as it was made, for one test."""
    world, folder = made_world
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return deepcopy(world)

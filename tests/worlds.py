"""What several tests find, made once for all those of a module, in a transaction around theirs.

Each test sees it as it was made: what it writes is taken back to where it began, and the files it finds are its own.
A module says what it shares with a `maker`, and asks for `shared_world`. Every test of such a module has those rows,
even one that does not ask for them.
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


@pytest.fixture(scope="module")
def made_world(
    maker: Callable[[], Any],
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Any, Path]]:
    """What `maker` made, and the folder of its files."""
    folder = tmp_path_factory.mktemp("world")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(**folders(folder)):
            world = maker()
        yield world, folder
        transaction.set_rollback(True)


@pytest.fixture
def shared_world(made_world: tuple[Any, Path], db: None, tmp_path: Path) -> Any:
    """The world as it was made, for one test."""
    world, folder = made_world
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return deepcopy(world)

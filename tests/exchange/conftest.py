"""Archives are made of one of everything."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.web.addresses import World, make_world


@pytest.fixture(scope="module")
def maker() -> Callable[[], World]:
    """What the tests of a module share."""
    return make_world

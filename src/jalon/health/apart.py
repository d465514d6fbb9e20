"""A work of the day, done for each network apart: one where something breaks keeps no other from it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db.models import Model

logger = logging.getLogger(__name__)
One = TypeVar("One", bound=Model)


def each_apart(found: Iterable[One], work: Callable[[One], int]) -> int:
    """What it comes to in all. Raises the first of the errors there were, once everybody had her turn."""
    made, broken = 0, []
    for one in found:
        try:
            made += work(one)
        except Exception as error:
            logger.exception("%s %s", type(one).__name__, one.pk)
            broken.append(error)
    if broken:
        raise broken[0]
    return made

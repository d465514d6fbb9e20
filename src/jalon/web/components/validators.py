"""What tells a page from another before it is made."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata

from django.http import HttpRequest


def tag_of(request: HttpRequest, *state: object) -> str:
    """The tag of what is made from this state: its links lead to the address asked, and this version writes it."""
    made_from = (*state, request.build_absolute_uri("/"), _version())
    return hashlib.sha256(repr(made_from).encode()).hexdigest()[:32]


@cache
def _version() -> str:
    """Another version may write the same otherwise."""
    return metadata.version("jalon")

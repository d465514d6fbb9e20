"""What a kind of things found is to `web`: its name, where it leads, where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from jalon.network.models import Network
from jalon.search.queries import Result


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of things, made by the area that shows them (in its `links.py`) and named in `kinds.KINDS`.

    `link` is the address of a result's page in a network. `places` says in a few words what each result of a page
    of results is and where it stands, by the result's `object_id`: at most one query for all.
    """

    name: str
    label: str | Promise
    link: Callable[[Network, Result], str]
    places: Callable[[Network, Sequence[Result]], Mapping[int, str]]

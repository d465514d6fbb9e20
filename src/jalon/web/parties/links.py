"""Where people and bodies that were found lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy

from jalon.network.indexing import KIND
from jalon.network.models import Network
from jalon.search.queries import Result
from jalon.web.parties.words import kind_word
from jalon.web.search.kind import Kind


def _link(network: Network, result: Result) -> str:
    return reverse("party", args=[network.slug, result.object_id])


def _places(network: Network, results: Sequence[Result]) -> Mapping[int, str]:
    """What each is: one query."""
    found = network.parties.filter(pk__in=[result.object_id for result in results])
    return {pk: kind_word(kind) for pk, kind in found.values_list("pk", "kind")}


KINDS = (Kind(KIND, gettext_lazy("People and organisations"), _link, _places),)

"""Searching everything a network keeps: `?q=…&type=…&page=…`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jalon.accounts.roles import Permission, Role
from jalon.network.models import Access, Network
from jalon.search.queries import Found, Result, find
from jalon.web.components.access import network_page, page
from jalon.web.search.kinds import KINDS

MAX_TEXT = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """A result as the page shows it."""

    result: Result
    href: str
    place: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind to keep to, with how many there are."""

    label: str
    count: int
    href: str
    current: bool


@network_page(Permission.READ_PLAN)
@require_safe
def search(request: HttpRequest, access: Access) -> HttpResponse:
    """What was asked, and what answers it, of what this person may see."""
    text = request.GET.get("q", "")[:MAX_TEXT]
    kind = request.GET.get("type", "")
    number = request.GET.get("page", "")
    found = find(
        network_id=access.network_id,
        text=text,
        audience=Role(access.role).audience,
        kinds={kind} if kind in KINDS else KINDS.keys(),
        page=int(number) if number.isdecimal() and len(number) < 9 else 1,
    )
    context = {
        "text": text,
        "words": text.strip(),
        "kind": kind if kind in KINDS else "",
        "found": found,
        "results": _shown(access.network, found.results),
        "choices": _choices(found, kind),
        "total": sum(found.counts.get(name, 0) for name in KINDS),
        "previous": _address(text, kind, found.page - 1) if found.page > 1 else "",
        "next": _address(text, kind, found.page + 1) if found.page < found.pages else "",
        "everything": _address(text),
        "suggestions": [(word, _address(word)) for word in found.suggestions],
    }
    return page(request, access, "search/search.html", context)


def _shown(network: Network, results: list[Result]) -> list[Shown]:
    """Each result with its link and its place: at most one query a kind."""
    by_kind: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_kind[result.kind].append(result)
    places = {name: KINDS[name].places(network, some) for name, some in by_kind.items()}
    return [
        Shown(result, KINDS[result.kind].link(network, result), places[result.kind].get(result.object_id, ""))
        for result in results
    ]


def _choices(found: Found, chosen: str) -> list[Choice]:
    """Everything, then each kind that was found, where there is a choice."""
    kinds = [kind for kind in KINDS.values() if found.counts.get(kind.name)]
    if len(kinds) < 2 and not any(kind.name == chosen for kind in kinds):
        return []
    total = sum(found.counts[kind.name] for kind in kinds)
    return [
        Choice(_("All results"), total, _address(found.text), chosen not in KINDS),
        *(
            Choice(str(kind.label), found.counts[kind.name], _address(found.text, kind.name), kind.name == chosen)
            for kind in kinds
        ),
    ]


def _address(text: str, kind: str = "", number: int = 1) -> str:
    asked = {"q": text} | ({"type": kind} if kind else {}) | ({"page": str(number)} if number > 1 else {})
    return "?" + urlencode(asked)

"""The menus: of a network, of a person, of a plan. One list each; what has no address yet is not shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import get_resolver, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from jalon.accounts.roles import Permission
from jalon.network.models import Access


@dataclass(frozen=True, slots=True)
class Entry:
    """A place to go. `areas` are the folders of `web` whose pages it holds; `url_name` takes the network's slug."""

    label: str | Promise
    url_name: str
    permission: Permission
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An entry for this person, in this network."""

    label: str | Promise
    href: str
    current: bool


# In the order they stand. An area of `web` adds its entry here.
NETWORK: tuple[Entry, ...] = (
    Entry(pgettext_lazy("menu", "Home"), "network_home", Permission.READ_PLAN, ("home",)),
    Entry(gettext_lazy("Plans"), "plan_list", Permission.READ_PLAN, ("plans", "imports", "timeline")),
    Entry(pgettext_lazy("menu", "People"), "party_list", Permission.MANAGE_PARTIES, ("parties", "people", "privacy")),
    Entry(gettext_lazy("Bodies and members"), "body_list", Permission.READ_PLAN, ("governance",)),
    Entry(gettext_lazy("Following members"), "following", Permission.REPORT_OWN, ("membership",)),
    Entry(pgettext_lazy("menu", "Mail"), "outbox", Permission.ASK, ("mailings",)),
    Entry(gettext_lazy("Access"), "access", Permission.READ_ACCESS, ("access",)),
    Entry(gettext_lazy("Settings"), "network_settings", Permission.CHANGE_SETTINGS, ("networks",)),
)
# Under the name of who is signed in, while in a network.
OWN: tuple[Entry, ...] = (Entry(gettext_lazy("My calendars"), "feed_list", Permission.READ_PLAN, ("feeds",)),)
# Inside a plan; `areas` are the names its pages give to `plan_menu`.
PLAN: tuple[Entry, ...] = (
    Entry(pgettext_lazy("plan menu", "The plan"), "plan", Permission.READ_PLAN, ("plan",)),
    Entry(pgettext_lazy("bilan", "Report"), "bilan", Permission.READ_PLAN, ("bilan",)),
    Entry(gettext_lazy("Expected results"), "plan_results", Permission.READ_PLAN, ("results",)),
    Entry(gettext_lazy("Timeline"), "timeline", Permission.READ_PLAN, ("timeline",)),
    Entry(gettext_lazy("Who answers for what?"), "plan_responsibility", Permission.EDIT_PLAN, ("responsibility",)),
    Entry(pgettext_lazy("plan menu", "News"), "plan_news", Permission.ASK, ("news",)),
    Entry(gettext_lazy("History"), "plan_history", Permission.READ_PLAN, ("history",)),
    Entry(gettext_lazy("Public page"), "plan_publication", Permission.ADOPT_PLAN, ("publication",)),
    Entry(gettext_lazy("Life of the plan"), "plan_life", Permission.READ_PLAN, ("life",)),
)

# Among bodies and members; `areas` are the names its pages give to `governance_links`.
GOVERNANCE: tuple[Entry, ...] = (
    Entry(pgettext_lazy("governance", "Bodies"), "body_list", Permission.READ_PLAN, ("bodies",)),
    Entry(gettext_lazy("Delegations"), "delegation_list", Permission.READ_PLAN, ("delegations",)),
    Entry(gettext_lazy("Members"), "member_list", Permission.MANAGE_PARTIES, ("members",)),
    Entry(gettext_lazy("Regions"), "regions", Permission.READ_PLAN, ("regions",)),
)


@dataclass(frozen=True, slots=True)
class Menu:
    """What stands at the top of a page of a network. `search` is the address of its search, "" without one."""

    links: list[Link]
    own: list[Link]
    search: str


def network_menu(access: Access, area: str) -> Menu:
    """The menu of a person in a network, on a page of this area."""
    slug = access.network.slug
    search = reverse("search", args=[slug]) if exists("search") else ""
    return Menu(_links(NETWORK, access, area, slug), _links(OWN, access, area, slug), search)


def plan_links(access: Access, plan_id: int, here: str) -> list[Link]:
    """The pages of a plan this person may open."""
    return _links(PLAN, access, here, access.network.slug, plan_id)


def governance_links(access: Access, here: str) -> list[Link]:
    """The pages of bodies and members this person may open."""
    return _links(GOVERNANCE, access, here, access.network.slug)


def _links(entries: Iterable[Entry], access: Access, here: str, *args: Any) -> list[Link]:
    return [
        Link(entry.label, reverse(entry.url_name, args=args), here in entry.areas)
        for entry in entries
        if access.permits(entry.permission) and exists(entry.url_name)
    ]


@cache
def exists(url_name: str) -> bool:
    """Whether this address is there."""
    return url_name in get_resolver().reverse_dict

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
    """A place to go. `areas` are the folders of `web` whose pages it holds; `url_name` takes the network's slug.

    One of several `tabs` leads to the first that a person may open, and its pages show them all.
    """

    label: str | Promise
    url_name: str = ""
    permission: Permission = Permission.READ_PLAN
    areas: tuple[str, ...] = ()
    tabs: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An entry for this person, in this network."""

    label: str | Promise
    href: str
    current: bool


# Whoever the network is made of; `areas` of bodies are the names their pages give themselves.
MEMBERS: tuple[Entry, ...] = (
    Entry(gettext_lazy("People and organisations"), "party_list", Permission.MANAGE_PARTIES, ("parties",)),
    Entry(pgettext_lazy("governance", "Bodies"), "body_list", Permission.READ_PLAN, ("bodies",)),
    Entry(gettext_lazy("Delegations"), "delegation_list", Permission.READ_PLAN, ("delegations",)),
    Entry(pgettext_lazy("menu", "Memberships"), "member_list", Permission.MANAGE_PARTIES, ("members",)),
    Entry(gettext_lazy("Regions"), "regions", Permission.READ_PLAN, ("regions",)),
    Entry(pgettext_lazy("menu", "Follow-up"), "following", Permission.REPORT_OWN, ("membership",)),
    Entry(gettext_lazy("Personal data"), "privacy", Permission.MANAGE_PARTIES, ("privacy",)),
)
# In the order they stand. An area of `web` adds its entry here.
NETWORK: tuple[Entry, ...] = (
    Entry(pgettext_lazy("menu", "Home"), "network_home", Permission.READ_PLAN, ("home",)),
    Entry(gettext_lazy("Plans"), "plan_list", Permission.READ_PLAN, ("plans", "imports", "timeline")),
    Entry(gettext_lazy("Members"), tabs=MEMBERS),
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


@dataclass(frozen=True, slots=True)
class Menu:
    """What stands at the top of a page of a network. `search` is the address of its search, "" without one.

    `tabs` are those of the entry the page belongs to, none when there is nothing to choose.
    """

    links: list[Link]
    tabs: list[Link]
    own: list[Link]
    search: str


def network_menu(access: Access, area: str) -> Menu:
    """The menu of a person in a network, on a page of this area."""
    slug = access.network.slug
    search = reverse("search", args=[slug]) if exists("search") else ""
    here = next((entry.tabs for entry in NETWORK if _holds(entry, area)), ())
    tabs = _links(here, access, area, slug)
    return Menu(
        _links(NETWORK, access, area, slug),
        tabs if len(tabs) > 1 else [],
        _links(OWN, access, area, slug),
        search,
    )


def plan_links(access: Access, plan_id: int, here: str) -> list[Link]:
    """The pages of a plan this person may open."""
    return _links(PLAN, access, here, access.network.slug, plan_id)


def _links(entries: Iterable[Entry], access: Access, here: str, *args: Any) -> list[Link]:
    found = []
    for entry in entries:
        led = next(
            (one for one in entry.tabs or (entry,) if access.permits(one.permission) and exists(one.url_name)), None
        )
        if led:
            found.append(Link(entry.label, reverse(led.url_name, args=args), _holds(entry, here)))
    return found


def _holds(entry: Entry, area: str) -> bool:
    return area in entry.areas or any(_holds(tab, area) for tab in entry.tabs)


@cache
def exists(url_name: str) -> bool:
    """Whether this address is there."""
    return url_name in get_resolver().reverse_dict

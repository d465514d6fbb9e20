"""What waits for a person in a network: a few lines, each with the page where it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jalon.accounts.roles import Permission
from jalon.mailings.queries import most_addresses, server_refusal
from jalon.network.models import Access
from jalon.plans.models import Plan
from jalon.plans.queries.plan_names import plan_names
from jalon.plans.queries.waiting import Waits, WaitsInPlan, waiting_in_plans
from jalon.web.components.menu import exists
from jalon.web.components.words import language


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to do, and where."""

    words: str
    href: str


def waiting_for(access: Access, plans: Iterable[Plan]) -> list[Waiting]:
    """What waits for this person, in the plans she may open first, the most pressing first."""
    found = [_approval(access), _mail(access), _restoration(access), _drafts(access)]
    return _in_plans(access, plans) + [one for one in found if one]


def _address(name: str, access: Access) -> str:
    return reverse(name, args=[access.network.slug]) if exists(name) else ""


def _in_plans(access: Access, plans: Iterable[Plan]) -> list[Waiting]:
    """Answers to approve, results to confirm and lines that are nobody's, plan by plan."""
    if not access.permits(Permission.ASK):
        return []
    found = waiting_in_plans(plans)
    several = len({one.plan_id for one in found}) > 1
    return [_in_plan(access, one, several=several) for one in found]


def _in_plan(access: Access, one: WaitsInPlan, *, several: bool) -> Waiting:
    words = {
        Waits.REPORTS: ngettext("%(n)d answer to approve", "%(n)d answers to approve", one.count),
        Waits.PROPOSALS: ngettext("%(n)d result to confirm", "%(n)d results to confirm", one.count),
        Waits.NOT_HERS: ngettext(
            "%(n)d action whose person says “It is not me”: say who answers",
            "%(n)d actions whose person says “It is not me”: say who answers",
            one.count,
        ),
    }[one.what] % {"n": one.count}
    address, place = {
        Waits.REPORTS: ("plan_replies", ""),
        Waits.PROPOSALS: ("plan_results", "#attente"),
        Waits.NOT_HERS: ("plan_replies", "#not-hers-title"),
    }[one.what]
    href = reverse(address, args=[access.network.slug, one.plan_id]) + place
    return Waiting(
        f"{words} · {plan_names(access.network, language()).names[one.plan_id].words}" if several else words, href
    )


def _approval(access: Access) -> Waiting | None:
    """What a network nobody approved yet cannot do."""
    if access.network.approved or not access.permits(Permission.ASK):
        return None
    if not (most := most_addresses()):
        return Waiting(_("Whoever hosts this site has not approved this network yet: until then no message leaves"), "")
    words = ngettext(
        "Whoever hosts this site has not approved this network yet: it may write to %(n)d new address a day",
        "Whoever hosts this site has not approved this network yet: it may write to %(n)d new addresses a day",
        most,
    )
    return Waiting(words % {"n": most}, "")


def _mail(access: Access) -> Waiting | None:
    """A mail server that stops everything: nobody would know until an answer is missed."""
    if not access.permits(Permission.ASK) or not server_refusal(access.network):
        return None
    return Waiting(_("Messages wait: the mail server refuses to pass them on"), _address("outbox", access))


def _restoration(access: Access) -> Waiting | None:
    if not access.permits(Permission.READ_ACCESS) or not access.network.restorations.filter(outcome="").exists():
        return None
    return Waiting(_("The board proposes to give the coordination to somebody"), _address("access_restore", access))


def _drafts(access: Access) -> Waiting | None:
    if not access.permits(Permission.IMPORT_PLAN):
        return None
    drafts = access.network.drafts.filter(author_id=access.user_id, reading=None, expires__gt=timezone.now()).count()
    words = ngettext("%(n)d document to review", "%(n)d documents to review", drafts) % {"n": drafts}
    return Waiting(words, _address("import_start", access)) if drafts else None

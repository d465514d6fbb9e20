"""Members: who is one on a day, admitted, ended, corrected; their fees; the rule of the network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.network.actions.membership import (
    admit,
    correct_membership,
    end_membership,
    remove_membership,
    set_rule,
)
from jalon.network.actions.parties import change_party
from jalon.network.models import Access, Membership, MembershipRule
from jalon.network.queries.membership import members
from jalon.network.queries.parties import directory
from jalon.phrases.parties import PartyKind
from jalon.web.components.access import network_page
from jalon.web.governance.fees import record_fees
from jalon.web.governance.forms import EndForm
from jalon.web.governance.frame import (
    attempt,
    governance_page,
    names_known,
    party_typed,
    person_typed,
)
from jalon.web.governance.member_forms import AdmitForm, CorrectMembershipForm, FeeForm, RuleForm
from jalon.web.governance.member_rows import PEOPLE, categories_of, member_list, wanted_in
from jalon.web.governance.words import FEES, MARKS, STANDINGS, money_words
from jalon.web.plans.rights import choice, user_of

PAGE = 100
END, CORRECT, REMOVE, FEE = "terminer", "corriger", "retirer", "cotisation"


@network_page(Permission.MANAGE_PARTIES)
@require_safe
def member_page(request: HttpRequest, access: Access) -> HttpResponse:
    """Who is a member on a day, how each stands, whose fee is in."""
    return _list(request, access, request.GET)


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def member_fees(request: HttpRequest, access: Access) -> HttpResponse:
    """What became of a fee, for the members that are ticked or for all that the list holds."""
    asked = QueryDict(request.POST.get("liste", "")[:2000])
    wanted = wanted_in(asked, timezone.localdate())
    form = FeeForm(request.POST, network=access.network)
    keys = {int(key) for key in request.POST.getlist("cible")[:5000] if key.isdecimal() and len(key) < 16}
    if "tous" in request.POST:
        keys = {row.membership.id for row in member_list(access.network, wanted).rows if row.membership}
    found = access.network.memberships.filter(pk__in=keys).select_related("party").prefetch_related("fees")
    if not keys:
        form.is_valid()
        form.add_error(None, _("Tick the members whose fee it is."))
    if not form.is_valid():
        return _list(request, access, asked, form, keys)
    counts: list[int] = []
    actor, said = user_of(request).actor, form.said()
    if refused := attempt(access.network, lambda: counts.append(record_fees(found, said, actor))):
        form.add_error(None, refused)
        return _list(request, access, asked, form, keys)
    written = ngettext("The fee of %(n)d member is kept.", "The fees of %(n)d members are kept.", counts[0])
    messages.success(request, written % {"n": counts[0]})
    address = reverse("member_list", args=[access.network.slug])
    return redirect(f"{address}?{wanted.query}" if wanted.query else address)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def member_add(request: HttpRequest, access: Access) -> HttpResponse:
    """Somebody becomes a member."""
    form = AdmitForm(
        request.POST if request.method == "POST" else None, network=access.network, today=timezone.localdate()
    )
    if request.method == "POST" and form.is_valid():
        made: list[Membership] = []
        if refused := attempt(access.network, lambda: made.append(_admitted(request, access, form))):
            form.add_error(None, refused)
        else:
            messages.success(request, _("The membership of %(name)s is kept.") % {"name": made[0].party.name})
            return redirect("membership", access.network.slug, made[0].pk)
    context = {
        "form": form,
        "known": names_known(directory(access.network), frozenset(PartyKind)),
        "categories": _categories(access),
    }
    return governance_page(request, access, "member_add", "members", context, status=422 if form.errors else 200)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def membership(request: HttpRequest, access: Access, membership_id: int) -> HttpResponse:
    """One membership: its fees, its end, what is corrected or taken back."""
    rows = access.network.memberships.select_related("party__network").prefetch_related("fees")
    found = get_object_or_404(rows, pk=membership_id)
    posted = request.POST if request.method == "POST" else None
    act = choice(posted.get("geste"), (END, CORRECT, REMOVE, FEE)) if posted is not None else ""
    ended = {"ends": found.ends or timezone.localdate(), "reason": found.reason}
    forms: dict[str, Any] = {
        FEE: FeeForm(posted if act == FEE else None, network=access.network),
        END: EndForm(posted if act == END else None, initial=ended, auto_id="fin-%s"),
        CORRECT: CorrectMembershipForm(posted if act == CORRECT else None, membership=found),
    }
    form = forms.get(act, forms[CORRECT])
    if act == REMOVE or (act and form.is_valid()):
        refused = attempt(access.network, _write(act, found, form, user_of(request).actor), found)
        if not refused:
            messages.success(request, _("The membership was taken back.") if act == REMOVE else _("It is kept."))
            back = reverse("member_list", args=[access.network.slug])
            return redirect(back if act == REMOVE else request.path)
        form.add_error(None, refused)
    status = 422 if any(one.errors for one in forms.values()) else 200
    return governance_page(
        request, access, "membership", "members", _shown(access, found) | {"forms": forms}, status=status
    )


@network_page(Permission.CHANGE_SETTINGS)
@require_http_methods(["GET", "HEAD", "POST"])
def membership_rule(request: HttpRequest, access: Access) -> HttpResponse:
    """Whether a fee is due, how late it may be, which categories there are."""
    rule = MembershipRule.objects.filter(network=access.network).first() or MembershipRule(network=access.network)
    form = RuleForm(request.POST if request.method == "POST" else None, rule=rule)
    if request.method == "POST" and form.is_valid():
        actor, values = user_of(request).actor, form.cleaned_data
        if refused := attempt(access.network, lambda: set_rule(network=access.network, actor=actor, **values)):
            form.add_error(None, refused)
        else:
            messages.success(request, _("The rule is kept."))
            return redirect("member_list", access.network.slug)
    status = 422 if form.errors else 200
    return governance_page(request, access, "membership_rule", "members", {"form": form}, status=status)


def _list(
    request: HttpRequest,
    access: Access,
    asked: QueryDict,
    form: FeeForm | None = None,
    ticked: set[int] | None = None,
) -> HttpResponse:
    wanted = wanted_in(asked, timezone.localdate())
    found = member_list(access.network, wanted)
    rows = Paginator(found.rows, PAGE).get_page(asked.get("page"))
    context = {
        "found": found,
        "rows": rows,
        "wanted": wanted,
        "day": wanted.day,
        "people": wanted.who == PEOPLE,
        "standings": STANDINGS.items(),
        "fee_words": FEES.items(),
        "form": form or FeeForm(network=access.network),
        "ticked": ticked or set(),
        "may_set": access.permits(Permission.CHANGE_SETTINGS),
    }
    return governance_page(request, access, "members", "members", context, status=422 if form else 200)


def _shown(access: Access, found: Membership) -> dict[str, Any]:
    known, today = members(access.network), timezone.localdate()
    standing = known.own(found.party_id, today)
    member = known.people.of(found.party_id)
    return {
        "membership": found,
        "name": member.name if member else "",
        "party_id": known.people.root_of(found.party_id),
        "standing": STANDINGS[standing] if standing else "",
        "mark": MARKS[standing] if standing else "",
        "fees_due": known.rule.fees,
        "fees": [(one, money_words(one.amount)) for one in reversed(found.fees.all())],
        "categories": _categories(access),
    }


def _categories(access: Access) -> list[str]:
    rule = MembershipRule.objects.filter(network=access.network).first()
    return categories_of(rule, access.network.memberships.values_list("category", flat=True).distinct())


def _admitted(request: HttpRequest, access: Access, form: AdmitForm) -> Membership:
    given, actor = form.cleaned_data, user_of(request).actor
    if given["kind"] == PartyKind.PERSON:
        party = person_typed(access.network, given["name"], actor)
    else:
        party = party_typed(access.network, given["name"], PartyKind.ORGANISATION, actor)
    region = given.get("region")
    if region and party.region_id != region.pk:
        party = change_party(party=party, changes={"region": (party.region, region)}, actor=actor)
    return admit(party=party, category=given["category"], starts=given["starts"], actor=actor)


def _write(act: str, found: Membership, form: Any, actor: str) -> Callable[[], object]:
    if act == END:
        return lambda: end_membership(membership=found, actor=actor, **form.cleaned_data)
    if act == CORRECT:
        return lambda: correct_membership(membership=found, actor=actor, **form.values())
    if act == FEE:
        return lambda: record_fees([found], form.said(), actor)
    return lambda: remove_membership(membership=found, actor=actor)

"""Who answers, now that a mandate is over."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from jalon.accounts.roles import Permission
from jalon.network.errors import PartyRefused
from jalon.network.models import Access
from jalon.plans.actions.assignments import person_called
from jalon.plans.actions.handovers import hand_over, keep_answering
from jalon.plans.errors import AlreadyDecided
from jalon.web.components.access import network_page
from jalon.web.parties.words import refusal
from jalon.web.plans.rights import audience_of, plan_of, user_of


@network_page(Permission.EDIT_PLAN)
@require_POST
def settle(request: HttpRequest, access: Access, plan_id: int, mandate_id: int) -> HttpResponse:
    """Whoever held the mandate answers still, or somebody else does for the lines that are ticked."""
    plan = plan_of(access, plan_id)
    mandate = get_object_or_404(access.network.mandates, pk=mandate_id)
    actor = user_of(request).actor
    address = reverse("plan_results", args=[access.network.slug, plan.pk]) + "#mandats"
    ids = [int(key) for key in request.POST.getlist("ligne")[:2000] if key.isdecimal() and len(key) < 16]
    items = list(plan.items.seen_by(audience_of(access)).filter(pk__in=ids))
    try:
        if "garder" in request.POST:
            keep_answering(plan=plan, mandate=mandate, actor=actor)
            messages.success(request, _("Kept: nothing changes."))
            return redirect(address)
        name = request.POST.get("nom", "")[:200]
        person = person_called(network=access.network, name=name, actor=actor)
        if person is None or not items:
            messages.warning(request, _("Say who answers from now on, and tick the lines."))
            return redirect(address)
        count = hand_over(plan=plan, mandate=mandate, items=items, person=person, actor=actor)
    except PartyRefused as error:
        messages.warning(request, refusal(error))
    except AlreadyDecided:
        messages.warning(request, _("Nothing has changed: this was settled meanwhile."))
    else:
        said = ngettext("%(name)s answers for %(n)d line.", "%(name)s answers for %(n)d lines.", count)
        messages.success(request, said % {"name": person.name, "n": count})
    return redirect(address)

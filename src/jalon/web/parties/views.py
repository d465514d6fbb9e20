"""People and organisations: the list, one of them, adding and changing."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jalon.accounts.roles import Permission, Role
from jalon.history.models import Entry
from jalon.network.actions.parties import add_party, change_party, root_of
from jalon.network.actions.privacy import note_access
from jalon.network.choices import AccessedFor
from jalon.network.errors import PartyChanged, PartyRefused
from jalon.network.models import Access, Party
from jalon.network.queries.governance import sittings
from jalon.network.queries.membership import members
from jalon.phrases.parties import PartyKind
from jalon.plans.queries.responsibility import items_of
from jalon.web.components.access import network_page, page
from jalon.web.parties.directory import people_of_network
from jalon.web.parties.forms import PartyForm
from jalon.web.parties.history import history_of
from jalon.web.parties.relations import ties_of
from jalon.web.parties.words import CHANNELS, STANDINGS, kind_word, refusal
from jalon.web.plans.rights import user_of

PAGE = 100
COMPARED = 1_500  # names that a list compares with each other as it opens
OF_SOMEBODY = frozenset({PartyKind.PERSON, PartyKind.ROLE})  # whose page shows personal data: who looked is kept
FIELD_OF = {"account_taken": "user", "address_taken": "email", "other_address": "email"}


@network_page(Permission.MANAGE_PARTIES)
@require_safe
def party_list(request: HttpRequest, access: Access) -> HttpResponse:
    """Everybody the plans name, and whoever was added."""
    people = people_of_network(access.network, most=COMPARED)
    kind, text = request.GET.get("genre", ""), request.GET.get("texte", "")[:200]
    rows = people.rows(kind, text)
    context = {
        "rows": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "total": people.members.count,
        "kinds": people.kinds(),
        "kind": kind,
        "text": text,
        "query": urlencode({"genre": kind, "texte": text}),
        "twins": len(people.pairs),
        "looked": people.looked,
    }
    return page(request, access, "parties/list.html", context)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, access: Access) -> HttpResponse:
    """Somebody no plan names yet."""
    form = PartyForm(request.POST if request.method == "POST" else None, network=access.network)
    if request.method == "POST" and form.is_valid():
        try:
            party = add_party(network=access.network, actor=f"user:{request.user.pk}", **form.values())
        except PartyRefused as error:
            form.add_error(FIELD_OF.get(error.code, "name"), refusal(error))
        else:
            messages.success(request, _("%(name)s is kept.") % {"name": party.name})
            return redirect("party", access.network.slug, party.pk)
    return page(request, access, "parties/edit.html", {"form": form}, status=422 if form.errors else 200)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, access: Access, party_id: int) -> HttpResponse:
    """Change what is kept of somebody."""
    party = get_object_or_404(access.network.parties.select_related("user", "region"), pk=party_id)
    form = PartyForm(request.POST if request.method == "POST" else None, network=access.network, party=party)
    now: Party | None = None
    if request.method == "POST" and form.is_valid():
        try:
            change_party(party=party, changes=form.changes(), actor=f"user:{request.user.pk}")
        except PartyRefused as error:
            form.add_error(FIELD_OF.get(error.code, "name"), refusal(error))
        except PartyChanged as changed:
            now = access.network.parties.get(pk=changed.party_id)
        else:
            messages.success(request, _("%(name)s is kept.") % {"name": form.cleaned_data["name"]})
            return redirect("party", access.network.slug, root_of(party).pk)
    status = 409 if now else 422 if form.errors else 200
    context = {"form": form, "party": party, "now": now, "now_kind": kind_word(now.kind) if now else ""}
    return page(request, access, "parties/edit.html", context, status=status)


@network_page(Permission.MANAGE_PARTIES)
@require_safe
def party_page(request: HttpRequest, access: Access, party_id: int) -> HttpResponse:
    """One of them: what is known, what they lead and answer for, the names they go by."""
    party = get_object_or_404(access.network.parties.select_related("region"), pk=party_id)
    if party.merged_into_id:
        return redirect("party", access.network.slug, root_of(party).pk)
    if party.kind in OF_SOMEBODY:
        note_access(network=access.network, party=party, actor=user_of(request).actor, how=AccessedFor.PAGE)
    kept, today = members(access.network), timezone.localdate()
    people, organisations = ties_of(party, kept.people, today)
    standing, member = kept.own(party.pk, today), kept.people.of(party.pk)
    merged = access.network.parties.filter(merged_into=party).order_by("key")
    entries = Entry.objects.filter(network_id=access.network.pk, object_type="party", object_id=str(party.pk))
    context = {
        "party": party,
        "member": member,
        "people": people,
        "organisations": organisations,
        "sittings": sittings(access.network, member.ids if member else (party.pk,)),
        "memberships": kept.held.get(party.pk, [])[::-1],
        "standing": STANDINGS[standing] if standing else "",
        "channel": CHANNELS.get(party.channel, ""),
        "kind": kind_word(party.kind),
        "merged": merged,
        "plans": items_of(access.network, party, Role(access.role).audience),
        "history": history_of(entries.order_by("-id")[:30], access.network),
    }
    return page(request, access, "parties/party.html", context)

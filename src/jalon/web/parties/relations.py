"""Who is what in an organisation: tied, changed, taken away, from the page of either."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from jalon.accounts.roles import Permission
from jalon.network.actions.membership import change_relation, relate, remove_relation
from jalon.network.choices import Tie
from jalon.network.errors import GovernanceRefused
from jalon.network.models import Access, Network, Party, Relation
from jalon.network.queries.parties import Directory, Member
from jalon.network.rules.periods import holds
from jalon.phrases.parties import PartyKind
from jalon.web.components.access import network_page, page
from jalon.web.components.days import DayField

TIES: dict[str, str | Promise] = {
    Tie.WORKS_FOR: pgettext_lazy("tie", "works there"),
    Tie.REPRESENTS: pgettext_lazy("tie", "represents it"),
    Tie.PART_OF: pgettext_lazy("tie", "is part of it"),
}
_REFUSALS: dict[str, str | Promise] = {
    "ends_before": gettext_lazy("The last day comes before the first."),
    "itself": gettext_lazy("Choose somebody else: nobody is tied to themselves."),
    "other_network": gettext_lazy("Choose somebody of this network."),
}


@dataclass(frozen=True, slots=True)
class Tied:
    """A relation seen from one of its two ends: `other` is the other end."""

    relation: Relation
    other: Member
    word: str
    over: bool


def ties_of(party: Party, people: Directory, day: date) -> tuple[list[Tied], list[Tied]]:
    """The people of an organisation, and the organisations of somebody; those that are over last: two queries."""
    member = people.of(party.pk)
    ids = member.ids if member else (party.pk,)
    theirs = Relation.objects.filter(organisation__in=ids)
    own = Relation.objects.filter(party__in=ids)
    return (
        _sorted([_tied(one, people.of(one.party_id), day) for one in theirs]),
        _sorted([_tied(one, people.of(one.organisation_id), day) for one in own]),
    )


def _tied(relation: Relation, other: Member | None, day: date) -> Tied | None:
    if other is None:
        return None
    over = bool(relation.ends and relation.ends < day) and not holds(relation, day)
    return Tied(relation, other, relation.title or str(TIES[relation.kind]), over)


def _sorted(found: list[Tied | None]) -> list[Tied]:
    several = [one for one in found if one]
    return sorted(several, key=lambda one: (one.over, not one.relation.main, one.other.name.casefold()))


class TieForm(forms.Form):
    """What somebody is to an organisation; the other end is chosen once, when the tie is made."""

    other = forms.ChoiceField(label=gettext_lazy("Who"))
    kind = forms.ChoiceField(label=gettext_lazy("What is the tie?"), choices=list(TIES.items()))
    title = forms.CharField(label=gettext_lazy("Position"), max_length=200, required=False)
    main = forms.BooleanField(label=gettext_lazy("Whom to write to first there"), required=False)
    starts = DayField(label=gettext_lazy("Since"), required=False)
    ends = DayField(label=gettext_lazy("Until"), required=False)

    def __init__(self, data: Any, *, network: Network, party: Party, relation: Relation | None = None) -> None:
        names = ("kind", "title", "main", "starts", "ends")
        initial = {name: getattr(relation, name) for name in names} if relation else {"kind": Tie.WORKS_FOR.value}
        super().__init__(data, initial=initial)
        if relation:
            del self.fields["other"]
            return
        self.organisation = party.kind != PartyKind.PERSON
        others = network.parties.filter(merged_into=None, erased=None).exclude(pk=party.pk)
        if not self.organisation:
            others = others.exclude(kind=PartyKind.PERSON)
        self.others = {str(other.pk): other for other in others.order_by("key")}
        label = gettext_lazy("Who") if self.organisation else gettext_lazy("In which organisation")
        self.fields["other"] = forms.ChoiceField(
            label=label, choices=[("", "—"), *((pk, other.name) for pk, other in self.others.items())]
        )
        self.order_fields(["other", *names])


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, access: Access, party_id: int) -> HttpResponse:
    """Tie somebody to an organisation."""
    party = get_object_or_404(access.network.parties.filter(merged_into=None), pk=party_id)
    form = TieForm(request.POST if request.method == "POST" else None, network=access.network, party=party)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        other = form.others[values.pop("other")]
        one, of = (other, party) if form.organisation else (party, other)
        kind = Tie(values.pop("kind"))
        try:
            relate(party=one, organisation=of, kind=kind, actor=f"user:{request.user.pk}", **values)
        except GovernanceRefused as error:
            form.add_error("ends" if error.code == "ends_before" else None, str(_REFUSALS[error.code]))
        else:
            return redirect("party", access.network.slug, party.pk)
    context = {"form": form, "party": party}
    return page(request, access, "parties/tie.html", context, status=422 if form.errors else 200)


def _relation(access: Access, party: Party, relation_id: int) -> Relation:
    """A relation one of whose ends is this party."""
    several = access.network.relations.select_related("party", "organisation")
    found: Relation = get_object_or_404(several, pk=relation_id)
    if party.pk not in {found.party_id, found.organisation_id}:
        return get_object_or_404(several.none())
    return found


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, access: Access, party_id: int, relation_id: int) -> HttpResponse:
    """Change a tie, or say when it ended."""
    party = get_object_or_404(access.network.parties, pk=party_id)
    relation = _relation(access, party, relation_id)
    data = request.POST if request.method == "POST" else None
    form = TieForm(data, network=access.network, party=party, relation=relation)
    if request.method == "POST" and form.is_valid():
        try:
            change_relation(relation=relation, actor=f"user:{request.user.pk}", **form.cleaned_data)
        except GovernanceRefused as error:
            form.add_error("ends", str(_REFUSALS[error.code]))
        else:
            return redirect("party", access.network.slug, party.pk)
    other = relation.organisation if relation.party_id == party.pk else relation.party
    context = {"form": form, "party": party, "relation": relation, "other": other, "today": timezone.localdate()}
    return page(request, access, "parties/tie.html", context, status=422 if form.errors else 200)


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def remove(request: HttpRequest, access: Access, party_id: int, relation_id: int) -> HttpResponse:
    """A tie written by mistake."""
    party = get_object_or_404(access.network.parties, pk=party_id)
    remove_relation(relation=_relation(access, party, relation_id), actor=f"user:{request.user.pk}")
    messages.success(request, _("The tie is gone."))
    return redirect("party", access.network.slug, party.pk)

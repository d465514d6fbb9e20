"""Contacts with members and support given: noted in a moment, who is due, what quotas count, the year as a table."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.documents.writers.csv_text import to_csv
from jalon.membership.actions.contacts import add_rule, log_contact, remove_contact, remove_rule
from jalon.membership.choices import ContactChannel, ContactKind, Every, Subject
from jalon.membership.errors import FollowingRefused
from jalon.membership.queries.contacts import ContactOf, contacts, current_span, due_members, reached_in
from jalon.membership.queries.homes import homes
from jalon.network.models import Access
from jalon.network.queries.membership import Members, members
from jalon.web.components.access import network_page
from jalon.web.components.days import DayField
from jalon.web.membership.frame import following_page
from jalon.web.membership.words import CONTACT_CHANNELS, CONTACT_KINDS, EVERY, SUBJECTS, refusal
from jalon.web.news_requests.frame import number_of
from jalon.web.plans.rights import user_of

MOST_SHOWN = 60


class ContactForm(forms.Form):
    """A contact, with today by default."""

    member = forms.ChoiceField(label=gettext_lazy("Member"))
    kind = forms.ChoiceField(label=gettext_lazy("Nature"), choices=list(CONTACT_KINDS.items()))
    channel = forms.ChoiceField(label=gettext_lazy("How"), choices=list(CONTACT_CHANNELS.items()))
    on = DayField(label=gettext_lazy("Day"))
    theme = forms.CharField(
        label=gettext_lazy("Theme"), required=False, max_length=100, widget=forms.TextInput(attrs={"list": "themes"})
    )
    note = forms.CharField(label=gettext_lazy("In one line"), required=False, max_length=500)

    def __init__(self, data: object, *, known: Members, chosen: int) -> None:
        super().__init__(data, initial={"on": timezone.localdate(), "member": str(chosen)})  # type: ignore[arg-type]
        current = known.people.by_name(known.on(timezone.localdate()))
        names = [(str(one), known.people.name(one)) for one in current]
        self.fields["member"].choices = [("", pgettext_lazy("member", "Choose")), *names]  # type: ignore[attr-defined]


@network_page(Permission.REPORT_OWN)
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest, access: Access) -> HttpResponse:
    """Note a contact; who is due, and the latest. Whoever follows no member sees her own."""
    network, today, actor = access.network, timezone.localdate(), user_of(request).actor
    known, manages = members(network), access.permits(Permission.MANAGE_PARTIES)
    form = ContactForm(
        request.POST if request.method == "POST" else None, known=known, chosen=number_of(request.GET.get("membre"))
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        party = get_object_or_404(network.parties, pk=number_of(said["member"]))
        try:
            log_contact(
                party=party,
                on=said["on"],
                channel=ContactChannel(said["channel"]),
                kind=ContactKind(said["kind"]),
                theme=said["theme"],
                note=said["note"],
                actor=actor,
            )
        except FollowingRefused as error:
            form.add_error("on", refusal(error))
        else:
            messages.success(request, _("Noted: %(name)s.") % {"name": party.name})
            return redirect("contacts", network.slug)
    places = homes(network, known.people)
    made = contacts(network, known, places)
    rules = list(network.contact_rules.filter(removed=None).select_related("network")) if manages else []
    shown = [one for one in made if manages or one.row.author == actor]
    context = {
        "form": form,
        "manages": manages,
        "themes": sorted({one.row.theme for one in shown if one.row.theme}),
        "quotas": [(rule, reached_in(rule, current_span(rule, today), made, today)) for rule in rules],
        "due": due_members(known, places, made, today) if manages else [],
        "latest": shown[:MOST_SHOWN],
        "subjects": SUBJECTS.items(),
        "everies": EVERY.items(),
        "years": sorted({one.row.on.year for one in made}, reverse=True) if manages else [],
        "counts": _counts(made, today.year) if manages else None,
        "year": today.year,
    }
    status = 422 if form.errors else 200
    return following_page(request, access, "contacts", context, here="contacts", status=status)


def _counts(made: list[ContactOf], year: int) -> tuple[int, int]:
    """How many contacts, and how many times support was given, in a year."""
    kinds = [one.row.kind for one in made if one.row.on.year == year]
    return kinds.count(ContactKind.CONTACT.value), kinds.count(ContactKind.SUPPORT.value)


@network_page(Permission.REPORT_OWN)
@require_POST
def remove(request: HttpRequest, access: Access, contact_id: int) -> HttpResponse:
    """Take away one noted by mistake: one's own, or any for who follows members."""
    contact = get_object_or_404(access.network.contacts.select_related("network", "party"), pk=contact_id)
    actor = user_of(request).actor
    if contact.author != actor and not access.permits(Permission.MANAGE_PARTIES):
        raise PermissionDenied
    remove_contact(contact=contact, actor=actor)
    messages.success(request, _("It is taken away."))
    return redirect("contacts", access.network.slug)


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def rule(request: HttpRequest, access: Access) -> HttpResponse:
    """A quota that begins, or one that ends."""
    network, actor, today = access.network, user_of(request).actor, timezone.localdate()
    if "retirer" in request.POST:
        known = get_object_or_404(network.contact_rules, pk=number_of(request.POST.get("retirer")))
        remove_rule(rule=known, on=today, actor=actor)
        return redirect("contacts", network.slug)
    quota, subject, every = (request.POST.get(name, "") for name in ("nombre", "sujet", "periode"))
    if subject not in set(Subject) or every not in set(Every):
        messages.warning(request, _("Choose what is counted, and how often."))
        return redirect("contacts", network.slug)
    name = _("%(n)s %(what)s %(every)s") % {"n": quota[:4], "what": SUBJECTS[subject], "every": EVERY[every]}
    try:
        add_rule(
            network=network,
            name=name,
            subject=Subject(subject),
            quota=number_of(quota[:4]),
            every=Every(every),
            starts=today.replace(day=1),
            actor=actor,
        )
    except FollowingRefused as error:
        messages.warning(request, refusal(error))
    return redirect("contacts", network.slug)


@network_page(Permission.MANAGE_PARTIES)
@require_safe
def year_csv(request: HttpRequest, access: Access, year: int) -> HttpResponse:
    """The contacts of a year as a table."""
    known = members(access.network)
    headings = [_("Day"), _("Member"), _("Region"), _("Nature"), _("How"), _("Theme"), _("In one line")]
    rows = [_cells(one) for one in reversed(contacts(access.network, known)) if one.row.on.year == year]
    name = f"{access.network.slug}-contacts-{year}.csv"
    response = HttpResponse(to_csv(headings, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _cells(one: ContactOf) -> list[str]:
    """A contact as a row of the table."""
    how, nature = CONTACT_CHANNELS[one.row.channel], CONTACT_KINDS[one.row.kind]
    home = one.home.name if one.home else ""
    return [one.row.on.isoformat(), one.name, home, str(nature), str(how), one.row.theme, one.row.note]

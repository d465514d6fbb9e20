"""Writing to the members who did not answer: whom, in which words, and who cannot be."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.mailings.queries import mail_settings
from jalon.membership.actions.reminders import remind, revoke_link
from jalon.membership.errors import FollowingRefused
from jalon.membership.models import Ask
from jalon.membership.queries.reminders import REST_DAYS, addressee_of, reminding
from jalon.network.models import Access
from jalon.web.components.access import network_page
from jalon.web.mailings.contents import POLICY
from jalon.web.membership.asks import ask_of
from jalon.web.membership.frame import following_page
from jalon.web.membership.mail import write_ask
from jalon.web.membership.words import refusal
from jalon.web.news_requests.frame import number_of
from jalon.web.news_requests.words import kept_back
from jalon.web.plans.rights import user_of


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest, access: Access, ask_id: int) -> HttpResponse:
    """Who would be written to, with the message; who was lately, and who cannot be."""
    one = ask_of(access, ask_id)
    if request.method == "POST":
        return _send(request, access, one)
    found = reminding(one, timezone.now())
    wanted = number_of(request.GET.get("voir"))
    seen = next((to for to in found.ready if to.party_id == wanted), found.ready[0] if found.ready else None)
    links = [link for link in found.links.values() if link.sent and not link.revoked]
    context = {
        "ask": one,
        "found": found,
        "seen": seen,
        "written": write_ask(ask=one, to=seen, link=None) if seen else None,
        "rest_days": REST_DAYS,
        "links": [(link, to.name) for link in links if (to := found.people.of(link.party_id))],
    }
    response = following_page(request, access, "remind", context, here="asks")
    policy = settings.CONTENT_SECURITY_POLICY | {"frame-src": "'self'"}
    response["Content-Security-Policy"] = "; ".join(f"{name} {value}" for name, value in policy.items())
    return response


def _send(request: HttpRequest, access: Access, one: Ask) -> HttpResponse:
    people = None if "tous" in request.POST else {number_of(given) for given in request.POST.getlist("membre")}
    try:
        written = remind(ask=one, people=people, actor=user_of(request).actor)
    except FollowingRefused as error:
        messages.warning(request, refusal(error))
        return redirect("ask", access.network.slug, one.pk)
    if written:
        said = ngettext("A message goes to %(n)d member.", "A message goes to each of %(n)d members.", len(written))
        late = kept_back(mail_settings(access.network), timezone.localdate())
        messages.success(request, " ".join(filter(None, [said % {"n": len(written)}, late])))
    else:
        messages.warning(request, _("Nothing was sent: choose at least one member."))
    return redirect("ask_remind", access.network.slug, one.pk)


@network_page(Permission.MANAGE_PARTIES)
@require_safe
@xframe_options_sameorigin
def mail(request: HttpRequest, access: Access, ask_id: int, party_id: int) -> HttpResponse:
    """The HTML part of the message to a member, for the frame of the preview."""
    one = ask_of(access, ask_id)
    to = addressee_of(one, party_id, timezone.now())
    if to is None:
        raise Http404
    response = HttpResponse(write_ask(ask=one, to=to, link=None).html)
    response["Content-Security-Policy"] = POLICY
    return response


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def revoke(request: HttpRequest, access: Access, ask_id: int, party_id: int) -> HttpResponse:
    """Make the link of a member useless."""
    one = ask_of(access, ask_id)
    link = get_object_or_404(one.links.select_related("ask", "party"), party=party_id)
    revoke_link(link=link, actor=user_of(request).actor)
    messages.success(request, _("The link of %(name)s serves no more.") % {"name": link.party.name})
    return redirect("ask_remind", access.network.slug, one.pk)

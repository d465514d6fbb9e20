"""Who has access to a network: people and their roles, invitations."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalon.accounts.roles import Permission, Role
from jalon.mailings.models import Message
from jalon.mailings.rules import MessageState, NotSentReason
from jalon.network.actions.access import change_role, remove_access
from jalon.network.actions.inviting import invite, renew, revoke, waiting
from jalon.network.actions.restoring import open_one
from jalon.network.errors import AccessRefused
from jalon.network.models import Access
from jalon.network.queries import people_of
from jalon.web.access.forms import InviteForm, RoleForm
from jalon.web.access.mail import send_invitation
from jalon.web.access.words import REFUSALS, ROLE_WORDS, permission_rows
from jalon.web.components.access import network_page, page
from jalon.web.mailings.words import reason_word


@network_page(Permission.READ_ACCESS)
@require_safe
def people(request: HttpRequest, access: Access) -> HttpResponse:
    """Who may do what here."""
    return page(
        request,
        access,
        "access/people.html",
        {
            "people": people_of(access.network),
            "invitations": waiting(access.network).select_related("invited_by"),
            "permissions": permission_rows(),
            "roles": [str(word) for word in ROLE_WORDS.values()],
            "restoration": open_one(access.network),
            "may_change_access": access.permits(Permission.CHANGE_ACCESS),
            "may_restore": access.permits(Permission.RESTORE_ACCESS),
        },
    )


@network_page(Permission.CHANGE_ACCESS)
@require_http_methods(["GET", "HEAD", "POST"])
def invite_page(request: HttpRequest, access: Access) -> HttpResponse:
    """Invite somebody by e-mail."""
    form = InviteForm(request.POST if request.method == "POST" else None, initial={"role": Role.CONTRIBUTOR.value})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data | {"role": form.chosen()}
        try:
            invitation, token = invite(network=access.network, actor=request.user, **values)  # type: ignore[arg-type]
        except AccessRefused as refusal:
            form.add_error("email", str(REFUSALS[refusal.code]))
        else:
            _say(request, send_invitation(request, invitation, token))
            return redirect("access", access.network.slug)
    return page(request, access, "access/invite.html", {"form": form}, status=422 if form.errors else 200)


@network_page(Permission.CHANGE_ACCESS)
@require_POST
def resend(request: HttpRequest, access: Access, invitation_id: int) -> HttpResponse:
    """Send an invitation again, with a new link."""
    found = get_object_or_404(waiting(access.network), pk=invitation_id)
    try:
        invitation, token = renew(invitation=found, actor=request.user)  # type: ignore[arg-type]  # signed in
    except AccessRefused as refusal:
        messages.error(request, REFUSALS[refusal.code])
    else:
        _say(request, send_invitation(request, invitation, token))
    return redirect("access", access.network.slug)


def _say(request: HttpRequest, message: Message) -> None:
    """What became of an invitation's message."""
    values = {"email": message.to_email}
    if message.reason == NotSentReason.NOT_APPROVED:
        messages.warning(request, reason_word(message.reason))
    elif message.state == MessageState.REFUSED:
        messages.warning(
            request, _("Nothing could be sent to %(email)s: check this address in the outgoing mail.") % values
        )
    elif message.state in {MessageState.DRAFTED, MessageState.HELD}:
        messages.success(request, _("The invitation to %(email)s waits in the outgoing mail.") % values)
    else:
        messages.success(request, _("The invitation to %(email)s is on its way.") % values)


@network_page(Permission.CHANGE_ACCESS)
@require_POST
def revoke_invitation(request: HttpRequest, access: Access, invitation_id: int) -> HttpResponse:
    """Withdraw an invitation: its link serves no more."""
    found = get_object_or_404(waiting(access.network), pk=invitation_id)
    try:
        revoke(invitation=found, actor=request.user)  # type: ignore[arg-type]  # signed in
    except AccessRefused as refusal:
        messages.error(request, REFUSALS[refusal.code])
    else:
        messages.success(request, _("The invitation to %(email)s is withdrawn.") % {"email": found.email})
    return redirect("access", access.network.slug)


@network_page(Permission.CHANGE_ACCESS)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, access: Access, access_id: int) -> HttpResponse:
    """What a person may do, and the way to change it."""
    found = get_object_or_404(people_of(access.network), pk=access_id)
    form = RoleForm(request.POST if request.method == "POST" else None, initial={"role": found.role})
    if request.method == "POST" and form.is_valid():
        try:
            changed = change_role(access=found, role=form.chosen(), actor=f"user:{request.user.pk}")
        except AccessRefused as refusal:
            form.add_error("role", str(REFUSALS[refusal.code]))
        else:
            words = {"name": str(found.user), "role": ROLE_WORDS[Role(changed.role)]}
            messages.success(request, _("%(name)s now has the role “%(role)s”.") % words)
            return redirect("access", access.network.slug)
    context = {"found": found, "form": form, "self": found.user_id == request.user.pk}
    return page(request, access, "access/person.html", context, status=422 if form.errors else 200)


@network_page(Permission.CHANGE_ACCESS)
@require_POST
def remove(request: HttpRequest, access: Access, access_id: int) -> HttpResponse:
    """Close the network to a person."""
    found = get_object_or_404(people_of(access.network), pk=access_id)
    try:
        remove_access(access=found, actor=f"user:{request.user.pk}")
    except AccessRefused as refusal:
        messages.error(request, REFUSALS[refusal.code])
        return redirect("access_person", access.network.slug, found.pk)
    messages.success(request, _("%(name)s no longer has access here.") % {"name": str(found.user)})
    return redirect("home") if found.user_id == request.user.pk else redirect("access", access.network.slug)

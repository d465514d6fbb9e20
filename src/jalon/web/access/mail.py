"""Messages about access."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils import translation

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.mailings.actions.messages import queue
from jalon.mailings.models import Message
from jalon.mailings.rules import MessageKind
from jalon.network.models import Invitation, Network, Restoration
from jalon.web.access.links import invitation_link, restoration_link
from jalon.web.access.words import ROLE_SENTENCES, role_word
from jalon.web.mailings.writing import render_message


def send_invitation(request: HttpRequest, invitation: Invitation, token: str) -> Message:
    """The message that invites; a new one replaces the old that has not left."""
    network, inviter = invitation.network, invitation.invited_by
    with translation.override(network.language):
        values = {
            "invitation": invitation,
            "network": network,
            "inviter": inviter,
            "role": role_word(invitation.role),
            "role_sentence": str(ROLE_SENTENCES[Role(invitation.role)]),
            "link": invitation_link(request, token),
        }
    written = render_message("access/mail/invitation", values, network.language)
    return queue(
        network=network,
        kind=MessageKind.INVITATION,
        to_email=invitation.email,
        to_name=invitation.name,
        subject=written.subject,
        text=written.text,
        html=written.html,
        actor=f"user:{request.user.pk}",
        urgent=True,
        key=f"invitation:{invitation.pk}",
        reply_to=inviter.email if inviter else "",
    )


def tell_restoration(request: HttpRequest, restoration: Restoration, event: str) -> None:
    """Tell the board and the coordination what was done: "proposed", "confirmed", "done", "refused", "withdrawn"."""
    network = restoration.network
    values = {"restoration": restoration, "network": network, "event": event}
    values["link"] = restoration_link(request, network)
    for user in _concerned(network, restoration):
        language = user.language or network.language
        written = render_message("access/mail/restoration", values, language)
        queue(
            network=network,
            kind=MessageKind.NOTICE,
            to_email=user.email,
            to_name=user.name,
            language=language,
            subject=written.subject,
            text=written.text,
            html=written.html,
            actor=f"user:{request.user.pk}",
            urgent=True,
        )


def _concerned(network: Network, restoration: Restoration) -> Iterable[User]:
    roles = [Role.BOARD.value, Role.COORDINATION.value]
    found = {access.user for access in network.accesses.filter(role__in=roles).select_related("user")}
    return sorted(found | {restoration.person}, key=lambda user: user.pk)

"""The message with the link by which a person sees what is kept of her."""

from __future__ import annotations

from jalon.mailings.actions.messages import queue
from jalon.mailings.models import Message
from jalon.mailings.rules import MessageKind
from jalon.network.models import Party
from jalon.web.mailings.writing import render_message
from jalon.web.privacy.links import GOOD_FOR, own_url


def send_own_link(party: Party, email: str, actor: str) -> Message:
    """Queue it, in her language; a new one replaces the old that has not left."""
    network = party.network
    language = party.language or network.language
    values = {"network": network, "party": party, "link": own_url(party, email), "days": GOOD_FOR.days}
    written = render_message("privacy/mail/own", values, language)
    return queue(
        network=network,
        kind=MessageKind.NOTICE,
        to_email=email,
        to_name=party.name,
        language=language,
        subject=written.subject,
        text=written.text,
        html=written.html,
        actor=actor,
        urgent=True,
        key=f"own_data:{party.pk}",
    )

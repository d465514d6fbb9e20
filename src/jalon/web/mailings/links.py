"""Addresses written in messages: read outside any request, so they name the site."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse

from jalon.mailings.rules import MessageKind
from jalon.network.models import Network

SALT = "jalon.mailings.recipient"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a link of a message serves, and about which kind."""

    network_id: int
    email: str
    kind: MessageKind


def absolute(path: str) -> str:
    """An address of this site as another program reads it."""
    return f"{settings.SITE_URL}{path}"


def unsubscribe_url(network: Network, email: str, kind: MessageKind) -> str:
    """Where one click refuses messages of this kind."""
    return absolute(reverse("unsubscribe", args=[_token(network, email, kind)]))


def preferences_url(network: Network, email: str, kind: MessageKind) -> str:
    """Where a recipient chooses what she receives."""
    return absolute(reverse("mail_preferences", args=[_token(network, email, kind)]))


def recipient_of(token: str) -> Recipient | None:
    """Whom this link serves; None when it was altered. It never expires: the message is kept for years."""
    try:
        network, email, kind = signing.loads(token, salt=SALT)
        return Recipient(int(network), str(email), MessageKind(kind))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def token_of(recipient: Recipient) -> str:
    """The link's own part."""
    return signing.dumps([recipient.network_id, recipient.email, recipient.kind.value], salt=SALT)


def _token(network: Network, email: str, kind: MessageKind) -> str:
    return token_of(Recipient(network.pk, email, kind))

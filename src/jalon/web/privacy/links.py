"""The link by which a person sees what is kept of her: signed, for seven days, and only while its address is hers."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.core import signing
from django.urls import reverse

from jalon.network.actions.parties import members_of, root_of
from jalon.network.models import Party
from jalon.web.mailings.links import absolute

GOOD_FOR: Final = timedelta(days=7)
_SALT: Final = "jalon.privacy.own"


class LinkEnded(Exception):
    """The link is too old, its person is erased, or the address it was sent to is no longer hers."""


def own_url(party: Party, email: str) -> str:
    """Where she sees it, for a message sent to this address of hers."""
    return absolute(reverse("own_data", args=[token_of(party, email)]))


def token_of(party: Party, email: str) -> str:
    """The link's own part."""
    return signing.dumps([party.pk, email.lower()], salt=_SALT)


def own_party(token: str) -> Party | None:
    """Whom a link serves; None when it was altered. Raises LinkEnded when it serves no more."""
    try:
        key, email = signing.loads(token, salt=_SALT, max_age=GOOD_FOR)
    except signing.SignatureExpired:
        raise LinkEnded from None
    except (signing.BadSignature, ValueError, TypeError):
        return None
    party = Party.objects.select_related("network", "merged_into").filter(pk=key, erased=None).first()
    root = root_of(party) if party else None
    if root is None or email not in {one.email.lower() for one in members_of(root)}:
        raise LinkEnded
    return root


def parties_at(email: str) -> list[Party]:
    """Who bears this address, one for each network."""
    found: dict[int, Party] = {}
    for party in Party.objects.filter(email__iexact=email, erased=None).select_related("network", "merged_into"):
        found.setdefault(party.network_id, root_of(party))
    return list(found.values())

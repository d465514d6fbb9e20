"""The addresses by which members answer. A link holds its row and its secret, signed."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from jalon.membership.choices import NO, YES
from jalon.membership.models import AskLink
from jalon.web.mailings.links import absolute

# How each answer to a question of yes or no is named in an address.
SLUGS = {YES: "oui", NO: "non"}
_signer = Signer(salt="jalon.asks", sep=".")


def token_of(link: AskLink) -> str:
    """What the addresses of a link hold."""
    return _signer.sign(f"{link.pk}-{link.secret}")


def link_of(token: str) -> AskLink | None:
    """The link of an address; None when it was altered, or is of none."""
    try:
        number, _dash, secret = _signer.unsign(token).partition("-")
    except BadSignature:
        return None
    rows = AskLink.objects.select_related("ask__network", "ask__region", "party")
    found = rows.filter(pk=int(number)).first()
    return found if found and constant_time_compare(found.secret, secret) else None


def answer_url(link: AskLink, answer: str = "") -> str:
    """Where a member answers, with an answer chosen."""
    chosen = f"?rep={SLUGS[answer]}" if answer else ""
    return absolute(reverse("ask_reply", args=[token_of(link)])) + chosen

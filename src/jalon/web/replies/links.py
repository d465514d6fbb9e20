"""The addresses written in requests for news. A link holds its request and its secret, signed."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from jalon.plans.choices import ReplyChoice
from jalon.plans.models import Request
from jalon.web.mailings.links import absolute

# How each answer is named in an address.
SLUGS = {
    ReplyChoice.DONE: "fait",
    ReplyChoice.IN_PROGRESS: "en-cours",
    ReplyChoice.NOT_YET: "pas-encore",
    ReplyChoice.POSTPONED: "reporte",
    ReplyChoice.NOT_ME: "pas-moi",
}
_signer = Signer(salt="jalon.answers", sep=".")


def token_of(request: Request) -> str:
    """What the links of a request begin with."""
    return _signer.sign(f"{request.pk}-{request.secret}")


def request_of(token: str) -> Request | None:
    """The request a link is of; None when the link was altered or is of none."""
    try:
        number, _dash, secret = _signer.unsign(token).partition("-")
    except BadSignature:
        return None
    found = Request.objects.select_related("network").filter(pk=int(number)).first()
    return found if found and constant_time_compare(found.secret, secret) else None


def sheet_url(request: Request) -> str:
    """Where all the lines of a request are answered."""
    return absolute(reverse("reply_sheet", args=[token_of(request)]))


def line_url(request: Request, line_id: int, answer: ReplyChoice) -> str:
    """Where one line is answered, with the answer chosen."""
    return absolute(reverse("reply_line", args=[token_of(request), line_id])) + f"?rep={SLUGS[answer]}"

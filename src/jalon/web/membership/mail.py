"""The message by which something is asked of a member."""

from __future__ import annotations

from jalon.mailings.rules import MessageKind
from jalon.mailings.writing import Written
from jalon.membership.choices import AnswerKind
from jalon.membership.models import Ask, AskLink
from jalon.membership.queries.reminders import Addressee
from jalon.web.mailings.links import preferences_url
from jalon.web.mailings.writing import render_message
from jalon.web.membership.links import SLUGS, answer_url

NOWHERE = "#"


def write_ask(*, ask: Ask, to: Addressee, link: AskLink | None) -> Written:
    """The message to a member; without a link yet, as a preview whose links lead nowhere."""
    answers = SLUGS if ask.kind == AnswerKind.YES_NO else {}
    context = {
        "network": ask.network,
        "ask": ask,
        "to": to,
        "answers": [(answer, answer_url(link, answer) if link else NOWHERE) for answer in answers],
        "url": answer_url(link) if link else NOWHERE,
        "expires": link.expires if link else None,
        "preferences_url": preferences_url(ask.network, to.email, MessageKind.REQUEST) if to.email else "",
    }
    return render_message("membership/mail/ask", context, to.language)

"""The message by which news is asked for: each action with its answers in one tap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation

from jalon.mailings.rules import MessageKind
from jalon.mailings.writing import Written
from jalon.network.models import Network
from jalon.network.queries.parties import Member
from jalon.plans.models import Request
from jalon.plans.queries.news_requests import DigestLine
from jalon.web.components.words import plan_name
from jalon.web.mailings.links import preferences_url
from jalon.web.mailings.writing import render_message
from jalon.web.replies.links import line_url, sheet_url
from jalon.web.replies.words import REPLY_WORDS, reason_words

MOST = 20  # actions written out in one message; the others are behind its main link
NOWHERE = "#"


@dataclass(frozen=True, slots=True)
class MailLine:
    """An action in the message; `heading` is its objective, unless the action before has the same.

    `plan` is the name of its plan, where the message asks about several.
    """

    plan: str
    heading: str
    number: int
    line: DigestLine
    why: str
    choices: list[tuple[str, str]]


def write_request(*, network: Network, person: Member, lines: Sequence[DigestLine], request: Request | None) -> Written:
    """The message to a person; without a request yet, as a preview whose links lead nowhere."""
    with translation.override(person.language):
        written = _written(network, request, lines[:MOST])
    context = {
        "network": network,
        "person": person,
        "count": len(lines),
        "new": [one for one in written if not one.line.carried],
        "waiting": [one for one in written if one.line.carried],
        "more": len(lines) - len(written),
        "all_url": sheet_url(request) if request else NOWHERE,
        "expires": request.expires if request else None,
        "preferences_url": preferences_url(network, person.email, MessageKind.REQUEST),
    }
    return render_message("replies/mail/request", context, person.language)


def _written(network: Network, request: Request | None, lines: Sequence[DigestLine]) -> list[MailLine]:
    found: list[MailLine] = []
    several = len({line.plan.pk for line in lines}) > 1
    for number, line in enumerate(lines, 1):
        before = lines[number - 2].objective if number > 1 and lines[number - 2].carried == line.carried else None
        heading = line.objective.text if line.objective and line.objective is not before else ""
        why = reason_words(line.reason, line.due)
        found.append(
            MailLine(
                plan_name(line.plan, network) if several else "",
                heading,
                number,
                line,
                why,
                _choices(request, line.line_id),
            )
        )
    return found


def _choices(request: Request | None, line_id: int) -> list[tuple[str, str]]:
    return [
        (str(word), line_url(request, line_id, answer) if request else NOWHERE) for answer, word in REPLY_WORDS.items()
    ]

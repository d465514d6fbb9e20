"""What a correction may teach the reader: the offer beside it, and what is chosen once it is taken."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from jalon.plans.drafts import last_reading
from jalon.plans.models import ImportDraft
from jalon.plans.proposals.teachable import Teachable, teachable
from jalon.web.components.words import status_word


@dataclass(frozen=True, slots=True)
class Offer:
    """A button: its sentence, and what its form says (see `components.choosing`)."""

    node: str
    sentence: str
    word: str
    status: str
    names: str


def lessons_offered(draft: ImportDraft) -> list[Offer]:
    """What the last step of a draft may teach: asked right after it, and no more."""
    if not draft.done:
        return []
    return [_offer(one) for one in teachable(last_reading(draft), draft.proposal, draft.edits[draft.done - 1])]


def _offer(one: Teachable) -> Offer:
    return Offer(one.node, _sentence(one), one.words, one.status, "\n".join(one.names))


def _sentence(one: Teachable) -> str:
    if one.words:
        return _("Remember that “%(words)s” means “%(status)s” in the next documents") % {
            "words": one.words,
            "status": status_word(one.status),
        }
    if len(one.names) == 1:
        return _("Remember that “%(name)s” is one name in the next documents") % {"name": one.names[0]}
    names = _("”, “").join(one.names)
    return _("Remember the names “%(names)s” for the next documents") % {"names": names}

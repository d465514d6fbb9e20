"""What people outside may be shown of a plan: who they are, the parts there are, the address of a public page."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from jalon.accounts.roles import Audience
from jalon.phrases.parties import PartyKind


class Reader(StrEnum):
    """For whom something is made of a plan."""

    BOARD = "board"
    MEMBERS = "members"
    FUNDER = "funder"  # what members see, without notes nor people's names unless asked
    PUBLIC = "public"

    @property
    def audience(self) -> Audience:
        """The circle whose items it may show."""
        return {Reader.BOARD: Audience.BOARD, Reader.PUBLIC: Audience.PUBLIC}.get(self, Audience.MEMBERS)


class Shown(StrEnum):
    """A part of a plan that may be shown, besides the actions themselves."""

    LEADS = "leads"  # without NAMES, bodies and organisations alone
    SCHEDULE = "schedule"
    EXPECTED_RESULTS = "expected_results"
    PROGRESS = "progress"  # statuses, percents and counts
    RESULTS = "results"  # the words of the document: somebody may have written names in them
    EXTRA = "extra"  # other columns of the document
    NOTES = "notes"  # the words, links and files of progress reports
    NAMES = "names"  # persons, who said what, e-mail addresses and telephone numbers


EVERYTHING: Final = frozenset(Shown)
# What a public page may show when the network chooses it; the rest never.
OPEN_TO_ALL: Final = (Shown.LEADS, Shown.SCHEDULE, Shown.EXPECTED_RESULTS, Shown.PROGRESS, Shown.RESULTS)
USUALLY_SHOWN: Final = (Shown.LEADS, Shown.SCHEDULE, Shown.EXPECTED_RESULTS, Shown.PROGRESS)
# Leads of these kinds are nobody in particular.
PUBLIC_KINDS: Final = frozenset(
    {PartyKind.ROLE, PartyKind.BODY, PartyKind.GROUP, PartyKind.ORGANISATION, PartyKind.INSTITUTION}
)
_ADDRESS: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9])")


def may_show(reader: Reader, wanted: frozenset[Shown]) -> frozenset[Shown]:
    """What may be shown of what is wanted: the public is never shown names nor notes, whatever was chosen."""
    return wanted & frozenset(OPEN_TO_ALL) if reader == Reader.PUBLIC else wanted


def is_address(text: str) -> bool:
    """Whether it can be the address of a public page: small letters, digits and hyphens, 3 to 40 of them."""
    return bool(_ADDRESS.fullmatch(text))

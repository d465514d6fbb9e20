"""What became of the fee of a year, written of one member or of many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils import timezone

from jalon.network.actions.membership import record_fee
from jalon.network.models import Membership
from jalon.web.governance.words import PAID, WAIVED

ASKED: Final = "demandee"


@dataclass(frozen=True, slots=True)
class Said:
    """The year, what became of its fee, on what day, and how much when that is said."""

    starts: date
    ends: date
    state: str
    paid_on: date | None
    amount: Decimal | None


def record_fees(memberships: Iterable[Membership], said: Said, actor: str) -> int:
    """Write it of each membership, read with its fees; how many.

    A fee that covers the first day of the year already is that one. Raises GovernanceRefused.
    """
    count = 0
    paid_on = (said.paid_on or timezone.localdate()) if said.state == PAID else None
    for membership in memberships:
        known = next((one for one in membership.fees.all() if one.starts <= said.starts <= one.ends), None)
        amount = said.amount if said.amount is not None else known.amount if known else None
        record_fee(
            membership=membership,
            starts=known.starts if known else said.starts,
            ends=known.ends if known else said.ends,
            amount=amount,
            paid_on=paid_on,
            waived=said.state == WAIVED,
            actor=actor,
        )
        count += 1
    return count

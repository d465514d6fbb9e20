"""What a member is on a day, by its network's rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from jalon.network.choices import Standing
from jalon.network.rules.periods import Dated, holds

_ORDER: Final = (Standing.GOOD, Standing.GRACE, Standing.ENDED)


@dataclass(frozen=True, slots=True)
class Rule:
    """Whether a fee is due, and how many days it may be late."""

    fees: bool = False
    grace_days: int = 90


class Dues(NamedTuple):
    """The fees of a membership on a day: the first day one was asked for, the last that those settled cover."""

    asked: date
    covered: date | None


def standing_on(membership: Dated, dues: Dues | None, rule: Rule, day: date) -> Standing | None:
    """What a membership makes of who holds it, on a day; None before it began.

    With fees, a member is in good standing while the fee that covers the day is in; late, she has the days of grace
    from the first day that no settled fee covers. Nobody owes what was never asked: a membership without a single fee
    has not been asked one yet.
    """
    if membership.starts and day < membership.starts:
        return None
    if not holds(membership, day):
        return Standing.ENDED
    if not rule.fees or dues is None:
        return Standing.GOOD
    if dues.covered is not None and dues.covered >= day:
        return Standing.GOOD
    owed_since = dues.covered + timedelta(days=1) if dues.covered else dues.asked
    return Standing.GRACE if day < owed_since + timedelta(days=rule.grace_days) else Standing.ENDED


def best(standings: Sequence[Standing]) -> Standing | None:
    """What several memberships make of one party: the best of them."""
    for one in _ORDER if standings else ():
        if one in standings:
            return one
    return None

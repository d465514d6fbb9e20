"""Bodies, seats and members in words: what they are, how they stand, why something was refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from jalon.network.choices import BodyKind, Designation, Standing
from jalon.network.errors import GovernanceRefused

KINDS: Final[dict[str, str | Promise]] = {
    BodyKind.ASSEMBLY: pgettext_lazy("body", "Assembly"),
    BodyKind.BOARD: pgettext_lazy("body", "Board"),
    BodyKind.COMMITTEE: pgettext_lazy("body", "Committee"),
    BodyKind.DELEGATES: pgettext_lazy("body", "Delegates of the regions"),
}
DESIGNATIONS: Final[dict[str, str | Promise]] = {
    Designation.ELECTED: pgettext_lazy("designation", "Elected"),
    Designation.APPOINTED: pgettext_lazy("designation", "Appointed"),
    Designation.COOPTED: pgettext_lazy("designation", "Co-opted"),
    Designation.EX_OFFICIO: pgettext_lazy("designation", "Ex officio"),
    Designation.VOLUNTEER: pgettext_lazy("designation", "Volunteer"),
}
STANDINGS: Final[dict[str, str | Promise]] = {
    Standing.GOOD: pgettext_lazy("standing", "In good standing"),
    Standing.GRACE: pgettext_lazy("standing", "Fee late, within the delay"),
    Standing.ENDED: pgettext_lazy("standing", "No longer a member"),
}
# The marks of statuses, so that each is a shape too.
MARKS: Final = {Standing.GOOD: "done", Standing.GRACE: "partial", Standing.ENDED: "dropped"}
PAID, WAIVED, OWED, UNASKED = "payee", "exemptee", "due", "aucune"
FEES: Final[dict[str, str | Promise]] = {
    PAID: pgettext_lazy("fee", "Paid"),
    WAIVED: pgettext_lazy("fee", "Waived"),
    OWED: pgettext_lazy("fee", "Not paid"),
    UNASKED: pgettext_lazy("fee", "Not asked"),
}
REFUSALS: Final[dict[str, str | Promise]] = {
    "no_name": gettext_lazy("Give a name."),
    "region_taken": gettext_lazy("%(name)s is already among the regions."),
    "region_used": gettext_lazy("The seat “%(name)s” is for this region: close it, or give it another region, first."),
    "other_network": gettext_lazy("This belongs to another network. Nothing has changed."),
    "one_body_already": gettext_lazy("%(name)s is already one of the bodies."),
    "ends_before": gettext_lazy("It ends before it starts: change one of the two days."),
    "seat_taken": gettext_lazy("%(name)s holds this seat in those days: end that mandate first, or choose other days."),
    "seat_closed": gettext_lazy("“%(name)s” is closed in those days: choose others, or open it again."),
    "member_already": gettext_lazy("%(name)s is already a member in those days: correct that membership instead."),
    "itself": gettext_lazy("%(name)s cannot speak for the network in its own house: choose somebody else."),
}


def kind_word(kind: str) -> str:
    """What a body is."""
    return str(KINDS[kind])


def designation_word(designation: str) -> str:
    """How who sits somewhere is chosen; "" when that is not said."""
    return str(DESIGNATIONS[designation]) if designation else ""


def money_words(amount: Decimal | None) -> str:
    """An amount in dollars: "25 $", "12,50 $"; "" when none is said."""
    if amount is None:
        return ""
    places = 0 if amount == amount.to_integral_value() else 2
    return pgettext("money", "$%(amount)s") % {"amount": number_format(amount, places, force_grouping=True)}


def refusal(error: GovernanceRefused) -> str:
    """Why something of bodies or members cannot be so, in a sentence."""
    return str(REFUSALS[error.code]) % {"name": error.name}

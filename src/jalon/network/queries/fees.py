"""The fees of all memberships of a network, summed by the database: ten years of them are not read to say one day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django.db.models import Case, Max, Min, Q, When

from jalon.network.models import Fee, Network
from jalon.network.rules.standing import Dues


class YearFee(NamedTuple):
    """A fee of the year that holds a day: waived, and in by that day (waived ones are)."""

    waived: bool
    settled: bool


def settled_by(day: date) -> Q:
    """The fees that are in by a day: paid by then, or waived."""
    return Q(waived=True) | Q(paid_on__lte=day)


def dues_on(network: Network, day: date) -> dict[int, Dues]:
    """What the fees of each membership that was asked one come to on a day, by membership; one query."""
    asked = Fee.objects.filter(membership__network=network, starts__lte=day).order_by()
    summed = asked.values("membership_id").annotate(asked=Min("starts"), covered=Max("ends", filter=settled_by(day)))
    return {pk: Dues(asked, covered) for pk, asked, covered in summed.values_list("membership_id", "asked", "covered")}


def fees_of_year(network: Network, day: date) -> dict[int, list[YearFee]]:
    """The fees of the year that holds a day, by membership; one query."""
    found: dict[int, list[YearFee]] = defaultdict(list)
    rows = Fee.objects.filter(membership__network=network, starts__lte=day, ends__gte=day).order_by()
    settled = Case(When(settled_by(day), then=True), default=False)
    for membership, *values in rows.annotate(settled=settled).values_list("membership_id", "waived", "settled"):
        found[membership].append(YearFee(*values))
    return found


def last_paid(network: Network) -> dict[int, date]:
    """The last day a fee of each membership was paid, by membership; one query."""
    paid = Fee.objects.filter(membership__network=network, paid_on__isnull=False).order_by()
    return dict(paid.values_list("membership_id").annotate(last=Max("paid_on")).values_list("membership_id", "last"))

"""All the kinds of things that can be found, in the order they are offered. An area adds its own here."""

from __future__ import annotations

from typing import Final

from jalon.web.parties.links import KINDS as OF_PARTIES
from jalon.web.plans.links import KINDS as OF_PLANS
from jalon.web.search.kind import Kind

KINDS: Final[dict[str, Kind]] = {kind.name: kind for kind in (*OF_PLANS, *OF_PARTIES)}

"""A network, who may act in it, and the people and bodies it knows."""

from jalon.network.models.access import Invitation, Restoration
from jalon.network.models.directory import DirectoryDraft
from jalon.network.models.governance import Body, Mandate, Seat
from jalon.network.models.membership import Fee, Membership, MembershipRule, Relation
from jalon.network.models.network import Access, Network
from jalon.network.models.party import KnownApart, Party
from jalon.network.models.privacy import DataAccess, PersonRequest, PrivacyIncident
from jalon.network.models.region import Population, Region

__all__ = [
    "Access",
    "Body",
    "DataAccess",
    "DirectoryDraft",
    "Fee",
    "Invitation",
    "KnownApart",
    "Mandate",
    "Membership",
    "MembershipRule",
    "Network",
    "Party",
    "PersonRequest",
    "Population",
    "PrivacyIncident",
    "Region",
    "Relation",
    "Restoration",
    "Seat",
]

"""A network, who may act in it, and the people and bodies it knows."""

from jalon.network.models.access import Invitation, Restoration
from jalon.network.models.network import Access, Network
from jalon.network.models.party import KnownApart, Party

__all__ = ["Access", "Invitation", "KnownApart", "Network", "Party", "Restoration"]

"""What a network's directory and governance can count."""

from jalon.measures import register
from jalon.network.measures.governance import CommitteeFormed, DelegationsHeld, RegionsCovered, SeatsFilled
from jalon.network.measures.membership import CurrentMembers, ListEstablished, NewMembers, PopulationShare


def register_all() -> None:
    """Make them known, when Django starts."""
    register(
        CommitteeFormed(),
        CurrentMembers(),
        DelegationsHeld(),
        ListEstablished(),
        NewMembers(),
        PopulationShare(),
        RegionsCovered(),
        SeatsFilled(),
    )

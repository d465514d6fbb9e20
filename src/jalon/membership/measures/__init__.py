"""What following members can count."""

from jalon.measures import register
from jalon.membership.measures.asks import AsksAnswered
from jalon.membership.measures.contacts import ContactsMade, RegionsContacted, SupportGiven
from jalon.membership.measures.welcome import WelcomeKitsCompleted


def register_all() -> None:
    """Make them known, when Django starts."""
    register(AsksAnswered(), ContactsMade(), RegionsContacted(), SupportGiven(), WelcomeKitsCompleted())

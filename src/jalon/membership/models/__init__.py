"""What is asked of members, how they are welcomed, when they were contacted."""

from jalon.membership.models.asks import Ask, AskAnswer, AskLink
from jalon.membership.models.contacts import Contact, ContactRule
from jalon.membership.models.welcome import Kit, KitStep, Welcome, WelcomeStep

__all__ = [
    "Ask",
    "AskAnswer",
    "AskLink",
    "Contact",
    "ContactRule",
    "Kit",
    "KitStep",
    "Welcome",
    "WelcomeStep",
]

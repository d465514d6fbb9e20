"""People and bodies in words: kinds, why two are likely one, why something was refused."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from jalon.network.choices import Channel, Standing
from jalon.network.errors import PartyRefused
from jalon.network.rules.duplicates import Why
from jalon.phrases.parties import PartyKind

KINDS: dict[str, str | Promise] = {
    PartyKind.PERSON: pgettext_lazy("party", "Person"),
    PartyKind.ROLE: pgettext_lazy("party", "Post"),
    PartyKind.BODY: pgettext_lazy("party", "Committee or body"),
    PartyKind.GROUP: pgettext_lazy("party", "Group of people"),
    PartyKind.ORGANISATION: pgettext_lazy("party", "Organisation"),
    PartyKind.INSTITUTION: pgettext_lazy("party", "Institution"),
    PartyKind.UNKNOWN: pgettext_lazy("party", "To be said"),
}
CHANNELS: dict[str, str | Promise] = {
    Channel.EMAIL: pgettext_lazy("channel", "by e-mail"),
    Channel.PHONE: pgettext_lazy("channel", "by telephone"),
    Channel.TEXT: pgettext_lazy("channel", "by text message"),
    Channel.POST: pgettext_lazy("channel", "by post"),
}
STANDINGS: dict[str, str | Promise] = {
    Standing.GOOD: gettext_lazy("in good standing"),
    Standing.GRACE: gettext_lazy("fee late, within the delay"),
    Standing.ENDED: gettext_lazy("no longer a member"),
}
REASONS: dict[Why, str | Promise] = {
    Why.SAME_NAME: gettext_lazy("The two names are written alike."),
    Why.SIGLE: gettext_lazy("One is the short name of the other, as the plan says."),
    Why.SAME_WORDS: gettext_lazy("The same words, but for accents, plural, feminine or little words."),
    Why.SIGLE_GUESS: gettext_lazy("One has the initials of the other."),
    Why.OTHER_ORDER: gettext_lazy("The same words in another order."),
    Why.OWN_NAME: gettext_lazy("The same name, but for that of the network."),
    Why.INITIALS: gettext_lazy("The same surname, with the initial of the first name."),
    Why.TYPO: gettext_lazy("One letter or two apart: a slip of the keyboard, perhaps."),
    Why.SAME_POST: gettext_lazy("The post, and whoever holds it."),
    Why.COMPOUND_NAME: gettext_lazy("One of the two surnames or first names is left out, perhaps."),
    Why.SURNAME: gettext_lazy("The only person known with this surname."),
    Why.FIRST_NAME: gettext_lazy("The only person known with this first name."),
    Why.HEAD_LEFT_OUT: gettext_lazy("The same name, but for the word “committee”, perhaps."),
    Why.PART_OF: gettext_lazy("One may be only a part of the other: its delegates or its members."),
}
_REFUSALS: dict[str, str | Promise] = {
    "no_name": gettext_lazy("Give a name."),
    "name_taken": gettext_lazy("%(name)s is already known here: add what tells them apart, a first name or a place."),
    "account_taken": gettext_lazy("This account is already that of %(name)s."),
    "address_taken": gettext_lazy("This address is that of %(name)s."),
    "other_address": gettext_lazy("%(name)s already has another address: change it on their page."),
    "one_already": gettext_lazy("These two are one already."),
    "merged_already": gettext_lazy("This name was merged meanwhile. Nothing has changed."),
    "two_accounts": gettext_lazy("Each has an account of their own: these are two people. Nothing has changed."),
}


def kind_word(kind: str) -> str:
    """What somebody is."""
    return str(KINDS[kind])


def refusal(error: PartyRefused) -> str:
    """Why a party cannot be so, in a sentence."""
    return str(_REFUSALS[error.code]) % {"name": error.name}

"""Lists of people in words: what a column holds, what is wrong with a row, why a list is refused."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from jalon.network.errors import ListRefused
from jalon.network.importing.comparing import SAME_EMAIL, Act, Fate
from jalon.network.importing.roles import Role
from jalon.network.importing.tables import NoList
from jalon.network.rules.duplicates import Why
from jalon.web.parties.words import REASONS

# The headings of the columns, in our own lists too: read again, each is told by these words (tests say so).
ROLES: dict[Role, str | Promise] = {
    Role.ORGANISATION: pgettext_lazy("column", "Organisation"),
    Role.SIGLE: pgettext_lazy("column", "Short name"),
    Role.PERSON: pgettext_lazy("column", "Person"),
    Role.FIRST_NAME: pgettext_lazy("column", "First name"),
    Role.LAST_NAME: pgettext_lazy("column", "Surname"),
    Role.POST: pgettext_lazy("column", "Position"),
    Role.EMAIL: pgettext_lazy("column", "E-mail"),
    Role.PHONE: pgettext_lazy("column", "Telephone"),
    Role.PERSON_EMAIL: pgettext_lazy("column", "E-mail of the person"),
    Role.PERSON_PHONE: pgettext_lazy("column", "Telephone of the person"),
    Role.ADDRESS: pgettext_lazy("column", "Address"),
    Role.CITY: pgettext_lazy("column", "City"),
    Role.POSTAL_CODE: pgettext_lazy("column", "Postal code"),
    Role.REGION: pgettext_lazy("column", "Region"),
    Role.WEBSITE: pgettext_lazy("column", "Website"),
    Role.CATEGORY: pgettext_lazy("column", "Category"),
    Role.SINCE: pgettext_lazy("column", "Member since"),
    Role.UNTIL: pgettext_lazy("column", "Member until"),
    Role.PAID_ON: pgettext_lazy("column", "Fee paid on"),
    Role.LANGUAGE: pgettext_lazy("column", "Language"),
    Role.NOTES: pgettext_lazy("column", "Notes"),
    Role.NOTHING: pgettext_lazy("column", "Leave this column out"),
}
_PROBLEMS: dict[str, str | Promise] = {
    "nobody": gettext_lazy("No name on this row: nothing is taken of it. It says: %(words)s"),
    "title": gettext_lazy("A title inside the list: nobody is made of it."),
    "unread_date": gettext_lazy("“%(words)s” is no date we can read: it goes to the notes."),
    "unread_email": gettext_lazy("“%(words)s” is no e-mail address: it goes to the notes."),
    "unknown_region": gettext_lazy("“%(words)s” is none of your regions: it goes to the notes."),
    "ends_before": gettext_lazy("The membership would end before it begins: both dates go to the notes."),
}
_REFUSALS: dict[str, str | Promise] = {
    "no_list": gettext_lazy("We find no list in it: rows of names, with columns. Nothing was kept."),
    "too_many_rows": gettext_lazy("A list may have %(limit)s rows at most. Cut it in several, then come back."),
    "too_many_columns": gettext_lazy(
        "A list may have %(limit)s columns at most. Remove those of no use, then come back."
    ),
    "too_long": gettext_lazy("This is too long to be pasted. Give the file instead."),
    "done": gettext_lazy("This was done already."),
    "changed": gettext_lazy("The directory has changed meanwhile. Nothing was written: this is what it would be now."),
    "refused": gettext_lazy(
        "Something stands in the way at “%(name)s”. Nothing was written. Leave this row out, or correct it."
    ),
    "changed_since": gettext_lazy(
        "Something was changed since (%(name)s). Nothing was taken back: correct it on the page of each."
    ),
}
_ACTS: dict[Act, str | Promise] = {
    Act.CREATE: gettext_lazy("Add"),
    Act.FILL: gettext_lazy("The same: add what is missing"),
    Act.REPLACE: gettext_lazy("The same: take what the list says"),
    Act.APART: gettext_lazy("Somebody else: add apart"),
    Act.LEAVE: gettext_lazy("Leave out"),
}


def problem(code: str, words: str) -> str:
    """What is wrong with a row, in a sentence."""
    return str(_PROBLEMS[code]) % {"words": words}


def refusal(error: NoList | ListRefused) -> str:
    """Why a list is refused, in a sentence."""
    return str(_REFUSALS[error.code]) % {"limit": getattr(error, "limit", 0), "name": getattr(error, "name", "")}


def act_choices(acts: Sequence[Act]) -> list[tuple[str, str]]:
    """What may be done of somebody, to choose among."""
    return [(act.value, str(_ACTS[act])) for act in acts]


def reason(fate: Fate) -> str:
    """Why somebody is likely known already."""
    if fate.why == SAME_EMAIL:
        return _("The same e-mail address.")
    return str(REASONS[Why(fate.why)])


def field_word(name: str) -> str:
    """What a field is called."""
    return str(ROLES[Role(name)])

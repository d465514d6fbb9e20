"""Roles and permissions in words, and why an access could not be changed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, pgettext_lazy

from jalon.accounts.roles import Permission, Role

ROLE_WORDS = {
    Role.COORDINATION: pgettext_lazy("role", "Coordination"),
    Role.BOARD: pgettext_lazy("role", "Board"),
    Role.CONTRIBUTOR: pgettext_lazy("role", "Contribution"),
    Role.READER: pgettext_lazy("role", "Reading"),
}
ROLE_SENTENCES = {
    Role.COORDINATION: gettext_lazy("Everything: the plans, the people, the settings."),
    Role.BOARD: gettext_lazy("Everything but the settings and the choice of who comes in."),
    Role.CONTRIBUTOR: gettext_lazy("To read the plans, and to give news of what one answers for, nothing else."),
    Role.READER: gettext_lazy("To read the plans, and to change nothing."),
}
PERMISSION_SENTENCES = {
    Permission.READ_PLAN: gettext_lazy("Read the plans and see where they stand"),
    Permission.READ_BOARD: gettext_lazy("See what is for the board only"),
    Permission.REPORT_OWN: gettext_lazy("Give news of what one answers for"),
    Permission.REPORT_ANY: gettext_lazy("Give news of any action"),
    Permission.EDIT_PLAN: gettext_lazy("Change texts, people in charge, schedules, and who sees what"),
    Permission.IMPORT_PLAN: gettext_lazy("Import a plan from a document"),
    Permission.ADOPT_PLAN: gettext_lazy("Adopt, amend, close and publish a plan"),
    Permission.MANAGE_PARTIES: gettext_lazy("Keep the people and organisations, say who answers for what"),
    Permission.ASK: gettext_lazy("Ask for news by e-mail, and read the answers"),
    Permission.READ_ACCESS: gettext_lazy("See who has access"),
    Permission.CHANGE_ACCESS: gettext_lazy("Invite, change roles, remove an access"),
    Permission.RESTORE_ACCESS: gettext_lazy("Give the coordination back, two together, when it has left"),
    Permission.CHANGE_SETTINGS: gettext_lazy("Change the settings of the network"),
}
REFUSALS = {
    "last_coordination": gettext_lazy(
        "This is the last person with the coordination: give it to somebody else first. Nothing has changed."
    ),
    "here_already": gettext_lazy("This person already has access here."),
    "invited_already": gettext_lazy("This address is already invited: its invitation can be sent again."),
    "accepted": gettext_lazy("This invitation was already accepted."),
    "revoked": gettext_lazy("This invitation was withdrawn."),
    "expired": gettext_lazy("This invitation has expired."),
    "not_here": gettext_lazy("This person no longer has access here."),
    "coordinates_already": gettext_lazy("This person already has the coordination."),
    "under_way": gettext_lazy("A proposal is already under way."),
    "needs_another": gettext_lazy("Somebody else of the board must confirm: two people decide together."),
    "confirmed_already": gettext_lazy("This was already confirmed."),
    "lapsed": gettext_lazy("This proposal has lapsed: make it again."),
    "too_early": gettext_lazy("The delay is not over yet."),
    "closed": gettext_lazy("This proposal is closed. Nothing has changed."),
    "not_board": gettext_lazy("Only the board may do this."),
    "not_coordination": gettext_lazy("Only the coordination may do this."),
}


def role_word(role: str) -> str:
    """The name of a role."""
    return str(ROLE_WORDS[Role(role)])


def role_choices() -> list[tuple[str, str]]:
    """The roles to choose from, what each may do beside its name."""
    return [(role.value, f"{ROLE_WORDS[role]} – {ROLE_SENTENCES[role]}") for role in Role]


def permission_rows() -> list[tuple[str, list[tuple[str, bool]]]]:
    """Each permission in a sentence, and for each role its name and whether it has it."""
    return [
        (str(sentence), [(str(ROLE_WORDS[role]), role.permits(permission)) for role in Role])
        for permission, sentence in PERMISSION_SENTENCES.items()
    ]

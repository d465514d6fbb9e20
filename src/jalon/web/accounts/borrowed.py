"""Sentences of the sign-in library that we say in our own way: marked here, so that the catalogue holds them."""

from __future__ import annotations

from typing import Final

from jalon.wording.catalogue import gettext_noop as _

BORROWED: Final = (
    _("Authenticator code"),
    _("Current Password"),
    _("Email"),
    _("Email address"),
    _("Forgot your password?"),
    _("New Password"),
    _("New Password (again)"),
    _("Password (again)"),
    _("Remember Me"),
    _("Use authenticator app or code"),
    _("Use your password"),
    _("You must type the same password each time."),
)

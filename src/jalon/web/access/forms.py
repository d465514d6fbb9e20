"""Inviting, and proposing who takes the coordination."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jalon.accounts.roles import Role
from jalon.network.models import Network
from jalon.network.queries import people_of
from jalon.web.access.words import role_choices


class RoleForm(forms.Form):
    """Which role."""

    role = forms.ChoiceField(label=gettext_lazy("What may this person do?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["role"].choices = role_choices()  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> Role:
        """The role chosen."""
        return Role(self.cleaned_data["role"])


class InviteForm(RoleForm):
    """Whom to invite, as what."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    name = forms.CharField(
        label=gettext_lazy("Name of this person"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    message = forms.CharField(
        label=gettext_lazy("A word from you"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("It stands at the top of the message."),
    )
    field_order = ("email", "name", "role", "message")


class RestoreForm(forms.Form):
    """Who takes the coordination, and why."""

    person = forms.TypedChoiceField(label=gettext_lazy("Who takes the coordination?"), coerce=int)
    why = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The board and the present coordination will read it."),
    )

    def __init__(self, *args: Any, network: Network, **values: Any) -> None:
        super().__init__(*args, **values)
        self.people = {access.user_id: access.user for access in people_of(network) if access.role != Role.COORDINATION}
        choices = [("", _("Choose a person")), *((pk, str(user)) for pk, user in self.people.items())]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]  # a choice field

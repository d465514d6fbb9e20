"""Who answers, typed or chosen in the same field, and her substitute."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from jalon.network.errors import PartyRefused
from jalon.network.models import Network, Party
from jalon.plans.actions.assignments import person_called
from jalon.web.parties.words import refusal


def _name(label: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"list": "people", "autocomplete": "off"})
    return forms.CharField(label=label, max_length=200, required=False, widget=widget)


def _address(label: Any) -> forms.EmailField:
    return forms.EmailField(label=label, required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"}))


class ResponsibilityForm(forms.Form):
    """Two people, each a name and, for somebody new or without one, an address."""

    person = _name(gettext_lazy("Who answers?"))
    email = _address(gettext_lazy("Their e-mail, if it is new"))
    substitute = _name(gettext_lazy("Substitute"))
    substitute_email = _address(gettext_lazy("E-mail of the substitute, if it is new"))

    def people(self, network: Network, actor: str) -> tuple[Party | None, Party | None]:
        """Who was typed, made when new. Raises PartyRefused, having said at which field."""
        values = self.cleaned_data
        found: list[Party | None] = []
        for name, email in (("person", "email"), ("substitute", "substitute_email")):
            try:
                found.append(person_called(network=network, name=values[name], email=values[email], actor=actor))
            except PartyRefused as error:
                self.add_error(name if error.code == "no_name" else email, refusal(error))
                raise
        return found[0], found[1]

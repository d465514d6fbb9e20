"""What a network is called, and its year: proposed from its document."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _


class NetworkForm(forms.Form):
    """Name, short name, language and first month of the year of a network."""

    name = forms.CharField(
        label=_("Name of the network"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "organization"})
    )
    sigle = forms.CharField(
        label=_("Short name"),
        max_length=30,
        required=False,
        help_text=_("The initials everyone uses. They stand at the top of each page."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Language of its documents"), choices=[("fr", "Français"), ("en", "English")])
    fiscal_year_start = forms.TypedChoiceField(
        label=_("First month of the fiscal year"), coerce=int, choices=list(MONTHS.items())
    )

    def settings(self) -> dict[str, Any]:
        """What a network takes."""
        return dict(self.cleaned_data)

"""The settings of a network."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from jalon.network.models import Network
from jalon.network.rules import USUAL_SEASONS, seasons_of
from jalon.plans.choices import LEVELS
from jalon.web.components.words import FIELDS, field_word, level_word

SEASON_NAMES = {
    21: pgettext_lazy("season", "Spring"),
    22: pgettext_lazy("season", "Summer"),
    23: pgettext_lazy("season", "Autumn"),
    24: pgettext_lazy("season", "Winter"),
}
WORDS = (*LEVELS, *FIELDS)


def _month(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, choices=list(MONTHS.items()))


class SettingsForm(forms.Form):
    """Name, language, year, seasons and words of a network."""

    name = forms.CharField(label=gettext_lazy("Name of the network"), max_length=200)
    sigle = forms.CharField(
        label=gettext_lazy("Short name"),
        max_length=30,
        required=False,
        help_text=gettext_lazy("The initials everyone uses. They stand at the top of each page."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of its documents"), choices=[("fr", "Français"), ("en", "English")]
    )
    fiscal_year_start = _month(gettext_lazy("First month of the fiscal year"))
    second_factor = forms.ChoiceField(
        label=gettext_lazy("Who needs a second factor?"),
        choices=[
            ("coordination", gettext_lazy("The coordination")),
            ("all", gettext_lazy("All the accounts of the network")),
        ],
        help_text=gettext_lazy(
            "Each has fourteen days to add a code from a telephone, with spare codes for the day it is lost."
        ),
    )

    def __init__(self, *args: Any, network: Network, **values: Any) -> None:
        super().__init__(*args, **values)
        self.network = network
        for name in ("name", "sigle", "language", "fiscal_year_start"):
            self.fields[name].initial = getattr(network, name)
        self.fields["second_factor"].initial = "all" if network.second_factor_for_all else "coordination"
        for code, (first, last) in seasons_of(network.seasons).items():
            self.fields[f"season_{code}_first"] = _month(gettext_lazy("From"))
            self.fields[f"season_{code}_last"] = _month(gettext_lazy("To the end of"))
            self.fields[f"season_{code}_first"].initial = first
            self.fields[f"season_{code}_last"].initial = last
        for name in WORDS:
            usual = level_word(name) if name in LEVELS else field_word(name)
            self.fields[f"word_{name}"] = forms.CharField(
                label=usual, required=False, max_length=60, initial=network.words.get(name, "")
            )
            self.fields[f"word_{name}"].widget.attrs["placeholder"] = usual
        for field in self.fields.values():
            if isinstance(field, forms.CharField) and not field.required:
                field.widget.attrs.setdefault("autocomplete", "off")

    def seasons(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """Each season with its two fields."""
        return [
            (str(name), self[f"season_{code}_first"], self[f"season_{code}_last"])
            for code, name in SEASON_NAMES.items()
        ]

    def words(self) -> list[forms.BoundField]:
        """The fields of the words."""
        return [self[f"word_{name}"] for name in WORDS]

    def clean(self) -> dict[str, Any]:
        """Two seasons may not share a month."""
        cleaned = super().clean() or {}
        taken: dict[int, int] = {}
        for code in USUAL_SEASONS:
            first, last = cleaned.get(f"season_{code}_first"), cleaned.get(f"season_{code}_last")
            if not first or not last:
                continue
            count = (last - first) % 12 + 1
            months = [(first - 1 + step) % 12 + 1 for step in range(count)]
            if any(taken.setdefault(month, code) != code for month in months):
                self.add_error(f"season_{code}_first", _("This season shares a month with another one."))
        return cleaned

    def settings(self) -> dict[str, Any]:
        """What `change_settings` takes: only what differs from the usual for seasons and words."""
        values = self.cleaned_data
        pairs = {code: (values[f"season_{code}_first"], values[f"season_{code}_last"]) for code in USUAL_SEASONS}
        own = {name: values[f"word_{name}"].strip() for name in WORDS}
        since = self.network.second_factor_for_all or timezone.now()
        return {
            "second_factor_for_all": since if values["second_factor"] == "all" else None,
            "name": values["name"],
            "sigle": values["sigle"],
            "language": values["language"],
            "fiscal_year_start": values["fiscal_year_start"],
            "seasons": {str(code): list(pair) for code, pair in pairs.items() if pair != USUAL_SEASONS[code]},
            "words": {name: word for name, word in (self.network.words | own).items() if word},
        }

"""Forms about personal data."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jalon.network.models import Party, PrivacyIncident
from jalon.web.components.days import DayField

_DAYS = ("happened", "noticed", "told_people", "told_authority")


class InChargeForm(forms.Form):
    """Who is in charge of personal data in a network."""

    privacy_name = forms.CharField(label=gettext_lazy("Name and post"), max_length=200)
    privacy_email = forms.EmailField(label=gettext_lazy("Address to write to"))


class IncidentForm(forms.ModelForm[PrivacyIncident]):
    """An incident of the register."""

    class Meta:
        model = PrivacyIncident
        fields = ("happened", "noticed", "what", "data", "people", "serious", "done", "told_people", "told_authority")
        labels: ClassVar = {
            "happened": gettext_lazy("When it happened"),
            "noticed": gettext_lazy("When it was noticed"),
            "what": gettext_lazy("What happened"),
            "data": gettext_lazy("Which data"),
            "people": gettext_lazy("How many people, if it is known"),
            "serious": gettext_lazy("It may do serious harm"),
            "done": gettext_lazy("What was done"),
            "told_people": gettext_lazy("Those concerned were told on"),
            "told_authority": gettext_lazy("The authority was told on"),
        }
        help_texts: ClassVar = {
            "serious": gettext_lazy(
                "Then those concerned and the authority must be told: in Québec the Commission d’accès à "
                "l’information, in France the CNIL, within 72 hours."
            )
        }
        field_classes: ClassVar = dict.fromkeys(_DAYS, DayField)
        widgets: ClassVar = dict.fromkeys(("what", "data", "done"), forms.Textarea(attrs={"rows": 3}))

    def clean(self) -> dict[str, Any]:
        """Nothing is noticed before it happens, nor tomorrow."""
        values = super().clean() or {}
        happened, noticed = values.get("happened"), values.get("noticed")
        if happened and noticed and noticed < happened:
            self.add_error("noticed", _("It cannot be noticed before it happened."))
        if noticed and noticed > timezone.localdate():
            self.add_error("noticed", _("This day is still to come."))
        return values


class OwnForm(forms.Form):
    """What a person corrects herself."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=300)
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=40, required=False)
    address = forms.CharField(
        label=gettext_lazy("Postal address"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of your mail"),
        required=False,
        choices=[("", gettext_lazy("As the network")), ("fr", "Français"), ("en", "English")],
    )

    def __init__(self, *args: Any, party: Party, **values: Any) -> None:
        self.party = party
        shown = {name: getattr(party, name) for name in self.base_fields}
        super().__init__(*args, **(values | {"initial": shown}))

    def changes(self) -> dict[str, tuple[Any, Any]]:
        """What `change_party` takes."""
        return {name: (getattr(self.party, name), self.cleaned_data[name]) for name in self.changed_data}


class AddressForm(forms.Form):
    """The address to which the link is sent."""

    email = forms.EmailField(label=gettext_lazy("Your e-mail address"))

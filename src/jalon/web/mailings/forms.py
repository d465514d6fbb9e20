"""How a network's messages leave."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalon.mailings.models import MailSettings
from jalon.mailings.rules import Way, one_line
from jalon.web.components.days import DayField


class MailSettingsForm(forms.ModelForm):  # type: ignore[type-arg]
    """The settings of `mailings.actions.settings`."""

    way = forms.ChoiceField(
        label=_("How do they leave?"),
        widget=forms.RadioSelect,
        choices=[
            (Way.SERVER.value, _("By themselves, from this site")),
            (Way.DRAFTS.value, _("I send them myself: Jalon prepares drafts for my mail program")),
        ],
    )

    class Meta:
        model = MailSettings
        fields: ClassVar = [
            "way",
            "from_name",
            "reply_to",
            "hold",
            "paused",
            "paused_until",
            "quiet_from",
            "quiet_until",
            "quiet_weekends",
        ]
        labels: ClassVar = {
            "from_name": _("Name of the sender"),
            "reply_to": _("Where answers go"),
            "hold": _("I read each message before it leaves"),
            "paused": _("Nothing leaves for now"),
            "paused_until": _("Until"),
            "quiet_from": _("Nothing leaves from"),
            "quiet_until": pgettext_lazy("hour", "until"),
            "quiet_weekends": _("Nothing leaves on Saturdays and Sundays either"),
        }
        help_texts: ClassVar = {
            "from_name": _("What people read in their mailbox. Empty: the name of the network."),
            "reply_to": _(
                "The address that receives what people answer by pressing Reply. Empty: that of the coordination."
            ),
            "paused_until": _("Empty: until you say otherwise."),
        }
        field_classes: ClassVar = {"paused_until": DayField}
        widgets: ClassVar = {
            "quiet_from": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "quiet_until": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def clean_from_name(self) -> str:
        """A name that may stand in a header."""
        return one_line(self.cleaned_data["from_name"], 120)

    def clean(self) -> dict[str, Any]:
        """A day without a pause means nothing."""
        cleaned = super().clean() or {}
        if cleaned.get("paused_until") and not cleaned.get("paused"):
            self.add_error("paused", _t("Check this box for the pause to begin, or empty the date."))
        return cleaned


class RefusalForm(forms.Form):
    """Somebody told the coordination that she wants nothing more."""

    email = forms.EmailField(label=_("Send nothing more to"), max_length=254)

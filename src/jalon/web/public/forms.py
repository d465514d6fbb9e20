"""What a network chooses of a public page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jalon.plans.models import Plan
from jalon.plans.rules.public import Shown, is_address

SHOWN = {
    Shown.LEADS: gettext_lazy("Bodies and organisations in charge (persons are never named)"),
    Shown.SCHEDULE: gettext_lazy("Schedules"),
    Shown.EXPECTED_RESULTS: gettext_lazy("The results expected"),
    Shown.PROGRESS: gettext_lazy("Progress: statuses and percents"),
    Shown.RESULTS: gettext_lazy("Results, in the words of the document"),
}


class PublicationForm(forms.Form):
    """What the page shows, whether search engines list it, its address."""

    shows = forms.MultipleChoiceField(
        label=gettext_lazy("What does it show besides the actions?"),
        choices=[(one.value, words) for one, words in SHOWN.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    indexable = forms.BooleanField(label=gettext_lazy("Search engines may list it"), required=False)
    address = forms.CharField(
        label=gettext_lazy("Address of the page"),
        max_length=40,
        required=False,
        help_text=gettext_lazy(
            "Small letters, digits and hyphens. Left empty, it is drawn at random: "
            "only those who have it find the page."
        ),
    )

    def __init__(self, *args: Any, plan: Plan, **values: Any) -> None:
        initial = {"shows": plan.public_shows, "indexable": plan.indexable, "address": plan.public_key or ""}
        super().__init__(*args, **({"initial": initial} | values))
        self.plan = plan

    def clean_address(self) -> str:
        """The address it had may be anything; another is one people can type."""
        address = str(self.cleaned_data["address"]).strip()
        if address and address != self.plan.public_key and not is_address(address):
            raise forms.ValidationError(
                _("Use from 3 to 40 small letters, digits and hyphens, such as “%(example)s”.")
                % {"example": suggested(self.plan)}
            )
        return address


def suggested(plan: Plan) -> str:
    """An address people could guess right: « rarcq-2024-2027 »."""
    years = [str(day.year) for day in (plan.starts, plan.ends) if day]
    return slugify("-".join([plan.network.slug, *dict.fromkeys(years)]))[:40].strip("-")

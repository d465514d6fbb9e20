"""What is typed of members, of their fees, and of the rule of the network."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy

from jalon.network.models import Membership, MembershipRule, Network, Region
from jalon.network.rules import year_of
from jalon.network.rules.periods import last_day_of
from jalon.phrases.folding import squeeze
from jalon.phrases.parties import PartyKind
from jalon.web.components.words import span
from jalon.web.governance.fees import ASKED, Said
from jalon.web.governance.forms import day_field, lines_of, name_field
from jalon.web.governance.words import PAID, WAIVED

_YEARS = range(-3, 2)  # before and after this one


class AdmitForm(forms.Form):
    """Who is a member, and since when."""

    name = name_field(gettext_lazy("Name"), "known")
    kind = forms.ChoiceField(
        label=gettext_lazy("If the name is new, what is it?"),
        choices=[
            (PartyKind.ORGANISATION.value, pgettext_lazy("party", "Organisation")),
            (PartyKind.PERSON.value, pgettext_lazy("party", "Person")),
        ],
    )
    category = name_field(gettext_lazy("Category"), "categories", 100, required=False)
    region = forms.ModelChoiceField(
        label=gettext_lazy("Region"),
        queryset=Region.objects.none(),
        required=False,
        empty_label=gettext_lazy("The one that is known, or none"),
    )
    starts = day_field(gettext_lazy("Member since"))

    def __init__(self, data: Any = None, *, network: Network, today: date) -> None:
        super().__init__(data, initial={"starts": today})
        regions: Any = self.fields["region"]
        regions.queryset = network.regions.filter(removed=None)
        if not regions.queryset.exists():
            del self.fields["region"]


class CorrectMembershipForm(forms.Form):
    """A membership as it should have been written."""

    category = name_field(gettext_lazy("Category"), "categories", 100, required=False)
    starts = day_field(gettext_lazy("Member since"))
    ends = day_field(gettext_lazy("Last day"))

    def __init__(self, data: Any = None, *, membership: Membership) -> None:
        shown = {one: getattr(membership, one) for one in ("category", "starts", "ends")}
        super().__init__(data, initial=shown, auto_id="corriger-%s")

    def values(self) -> dict[str, Any]:
        """What `correct_membership` takes."""
        return self.cleaned_data | {"category": squeeze(self.cleaned_data["category"])}


class FeeForm(forms.Form):
    """The fee of a year, for one member or for several: what became of it."""

    year = forms.ChoiceField(label=pgettext_lazy("fee", "Fee of"))
    state = forms.ChoiceField(
        label=pgettext_lazy("fee", "What became of it?"),
        choices=[
            (PAID, pgettext_lazy("fee", "Paid")),
            (WAIVED, pgettext_lazy("fee", "Waived")),
            (ASKED, pgettext_lazy("fee", "Asked, not paid yet")),
        ],
    )
    paid_on = day_field(gettext_lazy("Paid on"))
    amount = forms.DecimalField(
        label=gettext_lazy("Amount, in dollars"), required=False, min_value=0, max_digits=9, decimal_places=2
    )

    def __init__(self, data: Any = None, *, network: Network) -> None:
        today = timezone.localdate()
        now = year_of(today, network.fiscal_year_start)
        self.years = {str(now.year + step): now.replace(year=now.year + step) for step in _YEARS}
        super().__init__(data, initial={"year": str(now.year), "paid_on": today}, auto_id="cotisation-%s")
        field: Any = self.fields["year"]
        field.choices = [(key, span(one, last_day_of(one, 12))) for key, one in self.years.items()]

    def said(self) -> Said:
        """What to keep of each fee."""
        given = self.cleaned_data
        starts: date = self.years[given["year"]]
        return Said(starts, last_day_of(starts, 12), given["state"], given["paid_on"], given["amount"])


class RuleForm(forms.Form):
    """When a member is in good standing here."""

    fees = forms.BooleanField(
        label=gettext_lazy("A fee is due each year"),
        required=False,
        help_text=gettext_lazy("Without a fee, a member is in good standing from the first day to the last."),
    )
    grace_days = forms.IntegerField(
        label=gettext_lazy("Days a fee may be late"),
        min_value=0,
        max_value=3650,
        help_text=gettext_lazy("After them, whoever has not paid is no longer a member."),
    )
    categories = forms.CharField(
        label=gettext_lazy("Categories of members"),
        help_text=gettext_lazy("One per line."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, rule: MembershipRule) -> None:
        shown = {"fees": rule.fees, "grace_days": rule.grace_days, "categories": "\n".join(rule.categories)}
        super().__init__(data, initial=shown)

    def clean_categories(self) -> list[str]:
        """Their names."""
        return [name[:100] for name in lines_of(self.cleaned_data["categories"])]

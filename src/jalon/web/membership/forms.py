"""What is asked of members, as a person writes it."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from jalon.membership.models import Ask
from jalon.network.models import MembershipRule, Network, Region
from jalon.network.queries.membership import Members
from jalon.web.components.days import DayField
from jalon.web.membership.words import KINDS

MOST_REMINDERS = 6
FIELDS = ("title", "about", "kind", "category", "opened", "due")


def _date(label: Any, help_text: Any = "", *, required: bool = True) -> DayField:
    return DayField(label=label, help_text=help_text, required=required)


class AskForm(forms.Form):
    """What is asked, of whom, until when."""

    title = forms.CharField(
        label=_("What is asked?"),
        max_length=200,
        help_text=_("In a few words: “Adheres to the code of ethics”, “Sent the figures of 2026”."),
    )
    about = forms.CharField(
        label=_("What members should know to answer"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    kind = forms.ChoiceField(label=_("What is the answer?"), choices=list(KINDS.items()))
    opened = _date(_("Asked on"))
    due = _date(_("Hoped for by"), required=False)
    reminders = forms.CharField(
        label=_("Reminders that leave by themselves"),
        required=False,
        max_length=40,
        help_text=_(
            "Days after it was asked, with commas between them: 7, 21. Only those who did not answer get them."
        ),
    )
    category = forms.ChoiceField(label=_("Category"), required=False)
    region = forms.ModelChoiceField(label=_("Region"), queryset=Region.objects.none(), required=False)
    ticked = forms.MultipleChoiceField(
        label=_("Only of those ticked"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, network: Network, known: Members, ask: Ask | None = None, **values: Any) -> None:
        values["initial"] = (_shown(ask) if ask else {}) | values.get("initial", {})
        super().__init__(*args, **values)
        self.network, self.ask = network, ask
        anything = _("All of them")
        names = [(name, name) for name in categories(network, known)]
        members = [(str(one), known.people.name(one)) for one in known.people.by_name(known.held)]
        self.fields["category"].choices = [("", anything), *names]  # type: ignore[attr-defined]
        self.fields["region"].queryset = network.regions.filter(removed=None)  # type: ignore[attr-defined]
        self.fields["region"].empty_label = anything  # type: ignore[attr-defined]
        self.fields["ticked"].choices = members  # type: ignore[attr-defined]
        if ask and ask.answers.exists():
            self.fields["kind"].disabled = True
            self.fields["kind"].help_text = _("It stays: somebody has answered.")

    def clean_reminders(self) -> list[int]:
        """Numbers of days, in order."""
        words = [word for word in re.split(r"[\s,;]+", self.cleaned_data["reminders"]) if word]
        if len(words) > MOST_REMINDERS or not all(word.isdecimal() and 0 < int(word[:6]) <= 365 for word in words):
            raise forms.ValidationError(_t("Write numbers of days with commas between them, for example: 7, 21."))
        return sorted({int(word) for word in words})

    def ask_values(self) -> dict[str, Any]:
        """What is kept."""
        values = {name: self.cleaned_data[name] for name in (*FIELDS, "region", "reminders")}
        values["about"] = values["about"].replace("\0", "").strip()
        ticked = [int(one) for one in self.cleaned_data["ticked"]]
        return values | {"ticked": list(self.network.parties.filter(pk__in=ticked))}


def _shown(ask: Ask) -> dict[str, Any]:
    known = {name: getattr(ask, name) for name in FIELDS}
    ticked = [str(pk) for pk in ask.ticked.values_list("pk", flat=True)]
    return known | {"region": ask.region_id, "reminders": ", ".join(map(str, ask.reminders)), "ticked": ticked}


def categories(network: Network, known: Members) -> list[str]:
    """The categories of members: those the network says, then others that a membership bears."""
    kept = MembershipRule.objects.filter(network=network).values_list("categories", flat=True).first() or []
    borne = sorted({one.category for held in known.held.values() for one in held if one.category})
    return list(dict.fromkeys([*kept, *borne]))

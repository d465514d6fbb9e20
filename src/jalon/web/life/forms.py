"""What is typed of a plan and of its amendments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jalon.plans.actions.amending import Motion
from jalon.plans.choices import Level
from jalon.plans.models import Plan
from jalon.plans.queries.carry_forward import period_text
from jalon.web.components.days import DayField
from jalon.web.components.words import field_word, level_word

LISTS = ("leads", "expected_results")
FIELDS = ("text", "schedule", "leads", "expected_results", "number")


class PlanForm(forms.Form):
    """The title and the time of a plan."""

    title = forms.CharField(label=gettext_lazy("Title of the plan"), max_length=500)
    organisation = forms.CharField(label=gettext_lazy("Whose plan is it?"), max_length=500, required=False)
    starts = DayField(label=gettext_lazy("First day"))
    ends = DayField(label=gettext_lazy("Last day"))

    def clean(self) -> dict[str, Any]:
        """It ends after it starts."""
        given = super().clean() or {}
        if given.get("starts") and given.get("ends") and given["starts"] > given["ends"]:
            self.add_error("ends", _("It ends before it starts: change one of the two days."))
        return given

    @property
    def period(self) -> str:
        """Its time as EDTF."""
        return period_text(self.cleaned_data["starts"], self.cleaned_data["ends"])


class DescribeForm(PlanForm):
    """What is said of a plan as a whole."""

    updated_on = DayField(label=gettext_lazy("Updated on"), required=False)
    general_objectives = forms.CharField(
        label=gettext_lazy("General objectives"),
        help_text=gettext_lazy("One per line."),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, plan: Plan) -> None:
        known = [objective["text"] for objective in plan.general_objectives]
        initial = {
            "title": plan.title,
            "organisation": plan.organisation,
            "starts": plan.starts,
            "ends": plan.ends,
            "updated_on": plan.updated_on,
            "general_objectives": "\n".join(known),
        }
        super().__init__(data, initial=initial)
        self.plan = plan
        for name in ("starts", "ends"):  # plans as they are written do not always say
            self.fields[name].required = False

    def facts(self) -> dict[str, Any]:
        """As `describe_plan` takes them; a period that was not touched stays as it is written."""
        given = self.cleaned_data
        numbers = {one["text"]: one.get("number") for one in self.plan.general_objectives}
        lines = [line.strip() for line in given["general_objectives"].splitlines() if line.strip()]
        facts = {name: given[name] for name in ("title", "organisation", "updated_on")}
        facts["general_objectives"] = [{"number": numbers.get(line), "text": line} for line in lines]
        if {"starts", "ends"} & set(self.changed_data):
            facts["period"] = self.period
        return facts


class DayForm(forms.Form):
    """The day something was decided."""

    on = DayField(label=gettext_lazy("On what day?"))


class MotionForm(forms.Form):
    """Who asks for an amendment, and why."""

    on = DayField(label=gettext_lazy("Day of the assembly"))
    proposed_by = forms.CharField(label=gettext_lazy("Proposed by"), max_length=300, required=False)
    seconded_by = forms.CharField(label=gettext_lazy("Seconded by"), max_length=300, required=False)
    reason = forms.CharField(
        label=gettext_lazy("Why"), max_length=5_000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def motion(self) -> Motion:
        """As amendments keep it."""
        return Motion(**{name: self.cleaned_data[name] for name in ("on", "proposed_by", "seconded_by", "reason")})


class AmendmentForm(MotionForm):
    """What would change: the words of a field, or a line added under another."""

    after = forms.CharField(
        label=gettext_lazy("New words"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    field_order = ("after", "proposed_by", "seconded_by", "reason", "on")


def field_choices(own: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The fields an assembly may change, in the network's words."""
    return [(name, field_word(name, own)) for name in FIELDS]


def kind_choices(own: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The levels of a line that is added."""
    return [(kind.value, level_word(kind.value, own)) for kind in Level]


def amended(name: str, words: str) -> str | list[str]:
    """The new words of a field: one entry per line where it holds several."""
    return [line.strip() for line in words.splitlines() if line.strip()] if name in LISTS else words.strip()

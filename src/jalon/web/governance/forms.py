"""What is typed of bodies, seats and mandates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from jalon.network.choices import BodyKind, Designation
from jalon.network.models import Body, Mandate, Region, Seat
from jalon.network.rules.periods import last_day_of
from jalon.phrases.folding import squeeze
from jalon.web.components.days import DayField
from jalon.web.governance.words import DESIGNATIONS, KINDS

LONGEST_TERM = 240  # months


def day_field(label: Any, *, required: bool = False, **values: Any) -> DayField:
    """A day that may be left unsaid."""
    return DayField(label=label, required=required, **values)


def name_field(label: Any, known: str, limit: int = 200, **values: Any) -> forms.CharField:
    """A name, typed or chosen among those of the page's `datalist` of this id."""
    widget = forms.TextInput(attrs={"list": known, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=limit, widget=widget, **values)


def lines_of(text: str) -> list[str]:
    """The lines of a text that say something, each once."""
    return list(dict.fromkeys(filter(None, map(squeeze, text.splitlines()))))


class BodyForm(forms.Form):
    """A body: what it is, its mandate, from when to when. Its name is asked for a new one alone."""

    name = name_field(gettext_lazy("Name of the body"), "known")
    kind = forms.ChoiceField(label=gettext_lazy("What is it?"), choices=list(KINDS.items()))
    mandate = forms.CharField(
        label=pgettext_lazy("body", "Its mandate"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("As the by-laws or a resolution say it. The members read it."),
    )
    starts = day_field(gettext_lazy("Formed on"))
    ends = day_field(gettext_lazy("Dissolved on"))

    def __init__(self, data: Any = None, *, body: Body | None = None) -> None:
        shown = {one: getattr(body, one) for one in ("kind", "mandate", "starts", "ends")} if body else {}
        super().__init__(data, initial=shown)
        del self.fields["name" if body else "ends"]

    def values(self) -> dict[str, Any]:
        """What `change_body` takes."""
        given = self.cleaned_data
        return given | {"mandate": given["mandate"].strip()}

    @property
    def chosen(self) -> BodyKind:
        """What it is."""
        return BodyKind(self.cleaned_data["kind"])


class _SeatFields(forms.Form):
    region = forms.TypedChoiceField(label=gettext_lazy("For a region"), required=False, empty_value=None)
    designation = forms.ChoiceField(
        label=gettext_lazy("How is it filled?"),
        required=False,
        choices=[("", pgettext_lazy("designation", "Not said")), *DESIGNATIONS.items()],
    )
    term = forms.IntegerField(
        label=gettext_lazy("Length of a mandate, in months"), required=False, min_value=1, max_value=LONGEST_TERM
    )
    starts = day_field(gettext_lazy("The seat exists since"))

    def regions_are(self, regions: Iterable[Region]) -> None:
        """What may be chosen."""
        field: Any = self.fields["region"]
        by_id = {str(one.pk): one for one in regions}
        field.choices = [("", pgettext_lazy("region", "None")), *((pk, one.name) for pk, one in by_id.items())]
        field.coerce = by_id.get


class SeatsForm(_SeatFields):
    """Several seats at once, alike but for their names."""

    titles = forms.CharField(
        label=gettext_lazy("Names of the seats"),
        help_text=gettext_lazy("One per line."),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("titles", "region", "designation", "term", "starts")

    def __init__(self, data: Any = None, *, regions: Iterable[Region]) -> None:
        super().__init__(data)
        self.regions_are(regions)

    def clean_titles(self) -> list[str]:
        """The names."""
        names = lines_of(self.cleaned_data["titles"])
        if not names:
            raise forms.ValidationError(gettext_lazy("Give a name."))
        if any(len(name) > 200 for name in names):
            raise forms.ValidationError(gettext_lazy("A name has 200 characters at most."))
        return names[:100]

    def values(self) -> dict[str, Any]:
        """What `add_seat` takes of each, but for its title."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "titles"}
        return given | {"designation": Designation(given["designation"]) if given["designation"] else None}


class SeatForm(_SeatFields):
    """A seat as it is; with a last day, it is closed."""

    title = forms.CharField(
        label=gettext_lazy("Name of the seat"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    ends = day_field(
        gettext_lazy("Closed after"),
        help_text=gettext_lazy("The mandate of whoever sits there then ends that day too."),
    )
    field_order = ("title", "region", "designation", "term", "starts", "ends")

    def __init__(self, data: Any = None, *, seat: Seat, regions: Iterable[Region]) -> None:
        shown = {one: getattr(seat, one) for one in ("title", "designation", "term", "starts", "ends")}
        super().__init__(data, initial=shown | {"region": str(seat.region_id or "")})
        self.regions_are(regions)

    def values(self) -> dict[str, Any]:
        """What `change_seat` takes."""
        return self.cleaned_data | {"title": squeeze(self.cleaned_data["title"])}


class GiveForm(forms.Form):
    """Who sits there, from when to when. The last day proposed follows the first one, unless it was changed."""

    name = name_field(gettext_lazy("Name"), "known")
    starts = day_field(pgettext_lazy("mandate", "From"))
    ends = day_field(pgettext_lazy("mandate", "Until"), show_hidden_initial=True)

    def __init__(self, data: Any = None, *, seat: Seat, starts: date | None = None) -> None:
        proposed = last_day_of(starts, seat.term) if starts and seat.term else None
        super().__init__(data, initial={"starts": starts, "ends": proposed})
        self.term = seat.term

    def days(self) -> dict[str, date | None]:
        """From when to when."""
        starts, ends = self.cleaned_data["starts"], self.cleaned_data["ends"]
        if self.term and starts and ends and "ends" not in self.changed_data:
            ends = last_day_of(starts, self.term)
        return {"starts": starts, "ends": ends}


class DelegationForm(forms.Form):
    """Who speaks for the network somewhere; nobody named, the network itself is a member there."""

    at = name_field(gettext_lazy("At which organisation?"), "places")
    holder = name_field(
        gettext_lazy("Who speaks for the network?"),
        "known",
        required=False,
        help_text=gettext_lazy("Leave it empty when the network itself is a member there."),
    )
    role = forms.CharField(label=gettext_lazy("As what?"), max_length=200, required=False)
    starts = day_field(pgettext_lazy("mandate", "From"))
    ends = day_field(pgettext_lazy("mandate", "Until"))


class EndForm(forms.Form):
    """The last day of something, and why."""

    ends = day_field(gettext_lazy("Last day"), required=True)
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Only who manages people and bodies reads it."),
    )


class CorrectMandateForm(forms.Form):
    """A mandate as it should have been written."""

    name = name_field(gettext_lazy("Who?"), "known")
    role = forms.CharField(label=gettext_lazy("As what?"), max_length=200, required=False)
    starts = day_field(pgettext_lazy("mandate", "From"))
    ends = day_field(pgettext_lazy("mandate", "Until"))

    def __init__(self, data: Any = None, *, mandate: Mandate, holder: str) -> None:
        shown = {one: getattr(mandate, one) for one in ("role", "starts", "ends")} | {"name": holder}
        super().__init__(data, initial=shown, auto_id="corriger-%s")
        if mandate.seat_id:
            del self.fields["role"]
        else:
            self.fields["name"].required = False

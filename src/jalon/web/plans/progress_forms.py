"""The form in which somebody says how an item goes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from statistics import fmean
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jalon.plans.actions.reports import ReportContent
from jalon.plans.choices import STATUSES
from jalon.plans.rules.recurrence import dates_of
from jalon.web.components.attachments import AttachmentsField
from jalon.web.components.days import DayField
from jalon.web.components.words import status_word

MAX_PARTS, MAX_LINKS = 40, 20
NAME = 300


class PercentField(forms.CharField):
    """A percent as people type it: « 40 », « 12,5 », « 40 % »."""

    def __init__(self, **values: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 5, "autocomplete": "off"})
        super().__init__(required=False, max_length=12, widget=widget, **values)

    def clean(self, value: Any) -> Decimal | None:
        """The number, None when nothing was typed."""
        words = str(super().clean(value)).replace("%", "").replace(",", ".").replace("\u00a0", "").strip()
        if not words:
            return None
        try:
            number = Decimal(words).quantize(Decimal("0.01"))
        except InvalidOperation:
            number = Decimal(-1)
        if not (number.is_finite() and 0 <= number <= 100):  # « NaN » is read as a number, and compares with none
            raise forms.ValidationError(_("A percent is a number between 0 and 100."))
        return number


class ReportForm(forms.Form):
    """What somebody says of an item. `parts` and `counted` are what earlier reports named."""

    status = forms.ChoiceField(label=gettext_lazy("Where does it stand?"), required=False)
    percent = PercentField(label=gettext_lazy("Percent done"))
    note = forms.CharField(
        label=gettext_lazy("What was done, what remains"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    on = DayField(label=gettext_lazy("As of"), required=False)
    said_by = forms.CharField(
        label=gettext_lazy("Who says so, if it is not you"),
        required=False,
        max_length=NAME,
        help_text=gettext_lazy("Somebody told you or wrote to you: it is kept in her name, typed by you."),
    )
    occurrence = forms.CharField(label=gettext_lazy("Which time?"), required=False, max_length=30)
    took_place = DayField(
        label=gettext_lazy("The day it took place"),
        required=False,
    )
    links = forms.CharField(
        label=gettext_lazy("Links"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("One per line."),
    )
    attached = AttachmentsField(gettext_lazy("Files"))

    def __init__(self, *args: Any, parts: Iterable[str] = (), counted: Iterable[str] = (), **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["status"].choices = [("", _("Say nothing of it")), *((s, status_word(s)) for s in STATUSES)]  # type: ignore[attr-defined]
        self.parts, self.counted = list(parts)[:MAX_PARTS], list(counted)[:MAX_PARTS]

    def clean_on(self) -> Any:
        """Not a day to come."""
        on = self.cleaned_data["on"]
        if on and on > timezone.localdate() + timedelta(days=1):
            raise forms.ValidationError(_("This day has not come yet."))
        return on

    def clean_occurrence(self) -> str:
        """One of the dates that can be named."""
        name: str = self.cleaned_data["occurrence"].strip()
        if name and dates_of(name) is None:
            raise forms.ValidationError(_("This is not one of its dates."))
        return name

    def clean_links(self) -> list[str]:
        """Addresses of pages; nothing that runs."""
        links = [line.strip() for line in self.cleaned_data["links"].splitlines() if line.strip()]
        if any(not link.lower().startswith(("https://", "http://")) or " " in link for link in links):
            raise forms.ValidationError(_("A link begins with https:// or http://."))
        return links[:MAX_LINKS]

    def clean(self) -> dict[str, Any]:
        """With parts and counts, which have as many fields as there are."""
        values = super().clean() or {}
        try:
            values["parts"] = self._parts()
            values["counts"] = self._counts()
        except forms.ValidationError as error:
            self.add_error(None, error)
        return values

    def content(self) -> ReportContent:
        """What the form says; a percent left empty is the average of the parts."""
        values = self.cleaned_data
        parts: dict[str, float] = values.get("parts") or {}
        percent = values["percent"]
        if percent is None and parts:
            percent = Decimal(str(round(fmean(parts.values()), 2)))
        took_place = values["took_place"]
        return ReportContent(
            status=values["status"],
            percent=percent,
            parts=parts,
            counts=values.get("counts") or [],
            note=values["note"],
            links=values["links"],
            occurrence=took_place.isoformat() if took_place else values["occurrence"],
        )

    def part_rows(self) -> list[tuple[str, str]]:
        """The parts known with what was typed for them, and an empty row to name another."""
        typed = dict(self._pairs("part", "part-percent"))
        return [(name, typed.pop(name, "")) for name in self.parts] + [*typed.items(), ("", "")][:3]

    def count_rows(self) -> list[tuple[str, str]]:
        """The same of what is counted."""
        typed = dict(self._pairs("count-what", "count-value"))
        return [(what, typed.pop(what, "")) for what in self.counted] + [*typed.items(), ("", "")][:3]

    def _pairs(self, name: str, value: str) -> list[tuple[str, str]]:
        if not hasattr(self.data, "getlist"):
            return []
        names, values = self.data.getlist(name), self.data.getlist(value)
        pairs = [(one.strip()[:NAME], other.strip()) for one, other in zip(names, values, strict=False)]
        return [pair for pair in pairs if pair[1]][:MAX_PARTS]

    def _parts(self) -> dict[str, float]:
        clean = PercentField().clean
        found = {name: clean(words) for name, words in self._pairs("part", "part-percent")}
        if "" in found:
            raise forms.ValidationError(_("Name the part that this percent is about."))
        return {name: float(percent) for name, percent in found.items() if percent is not None}

    def _counts(self) -> list[dict[str, Any]]:
        found = []
        for what, words in self._pairs("count-what", "count-value"):
            plain = words.replace("\u00a0", "").replace("\u202f", "").replace(" ", "").replace(",", ".")
            try:
                number = float(plain)
            except ValueError:
                number = -1
            if not 0 <= number < 1e9:
                raise forms.ValidationError(_("A count is a number: “%(words)s” is not one.") % {"words": words})
            found.append({"value": int(number) if number == int(number) else number, "what": what})
        return found

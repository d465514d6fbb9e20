"""A day, as a person types it or chooses it in the calendar of the browser."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

FIRST: Final = date(1800, 1, 1)  # before any network kept papers
LAST: Final = date(2299, 12, 31)  # further than any plan goes, and with room for the days after


class DayField(forms.DateField):
    """A day that a plan or a network may know. Each form asks for its days by this field."""

    def __init__(self, **values: Any) -> None:
        super().__init__(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **values)

    def to_python(self, value: Any) -> date | None:
        """The day; « 0202 » and « 20244 » are years that nobody means."""
        day = super().to_python(value)
        if day and not FIRST <= day <= LAST:
            raise forms.ValidationError(
                _("Check the year: a day is between %(first)s and %(last)s."),
                params={"first": FIRST.year, "last": LAST.year},
            )
        return day

"""The rhythm of requests, a correction, an answer typed for somebody."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalon.mailings.models import MailSettings
from jalon.plans.actions.reports import ReportContent
from jalon.plans.choices import STATUSES
from jalon.plans.models import ProgressReport, Rhythm
from jalon.web.components.days import DayField
from jalon.web.components.words import status_word
from jalon.web.plans.progress_forms import PercentField

RHYTHM = ("active", "paused_until", "assigned_after", "before", "late", "again", "silent_after", "link_days", "approve")
MAIL = ("quiet_from", "quiet_until", "quiet_weekends")
MOST_LATE = 6


def _days(label: Any, help_text: Any, least: int = 0, most: int = 365) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "class": "days"})
    return forms.IntegerField(label=label, help_text=help_text, min_value=least, max_value=most, widget=widget)


class RhythmForm(forms.Form):
    """How often news is asked for, and at which hours nothing leaves."""

    active = forms.BooleanField(label=_("Requests leave by themselves, once a day"), required=False)
    paused_until = DayField(
        label=_("In pause until"),
        required=False,
        help_text=_("For a holiday, for example. Empty: no pause."),
    )
    assigned_after = _days(
        _("Days after somebody was named"), _("All that was given to her meanwhile goes in one message.")
    )
    before = _days(_("Days before the date"), _("One request before an action is due."))
    late = forms.CharField(
        label=_("Days after the date, without news"),
        max_length=40,
        help_text=_("Numbers with commas between them: 1, 7."),
        widget=forms.TextInput(attrs={"inputmode": "text", "class": "days"}),
    )
    again = _days(_("Then every so many days"), _("Until news comes. 0: no more reminders."))
    silent_after = _days(_("Days without any news"), _("For what has no date, or runs all along."), least=7)
    link_days = _days(_("Days a link serves"), _("After that, she can have a new one sent to her."), least=7)
    approve = forms.BooleanField(
        label=_("Answers wait for my approval before they count"),
        required=False,
        help_text=_("Without it they count as soon as they come, and you may correct them afterwards."),
    )
    quiet_from = forms.TimeField(
        label=_("Nothing leaves from"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    quiet_until = forms.TimeField(
        label=pgettext_lazy("hour", "until"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    quiet_weekends = forms.BooleanField(label=_("Nothing leaves on Saturdays and Sundays either"), required=False)

    def __init__(self, data: Any, *, rhythm: Rhythm, mail: MailSettings) -> None:
        known = {name: getattr(rhythm, name) for name in RHYTHM} | {name: getattr(mail, name) for name in MAIL}
        known["late"] = ", ".join(map(str, sorted(rhythm.late)))
        super().__init__(data, initial=known)

    def clean_late(self) -> list[int]:
        """Numbers of days, in order."""
        words = re.split(r"[\s,;]+", self.cleaned_data["late"].strip())
        if not all(word.isdecimal() and 0 < int(word) <= 365 for word in words) or len(words) > MOST_LATE:
            raise forms.ValidationError(_t("Write numbers of days with commas between them, for example: 1, 7."))
        return sorted({int(word) for word in words})

    def rhythm_values(self) -> dict[str, Any]:
        """What is the rhythm's."""
        return {name: self.cleaned_data[name] for name in RHYTHM}

    def mail_values(self) -> dict[str, Any]:
        """What holds of every message."""
        return {name: self.cleaned_data[name] for name in MAIL}


class StatusForm(forms.Form):
    """Where an action stands, as somebody says it."""

    status = forms.ChoiceField(label=_("Where does it stand?"), required=False)
    percent = PercentField(label=_("Percent done"))
    note = forms.CharField(
        label=_("What was done, what remains"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        choices = [("", _t("Say nothing of it")), *((one, status_word(one)) for one in STATUSES)]
        self.fields["status"].choices = choices  # type: ignore[attr-defined]

    def content(self) -> ReportContent:
        """What the form says."""
        values = self.cleaned_data
        return ReportContent(
            status=values["status"], percent=values["percent"], note=values["note"].replace("\0", "").strip()
        )


class CorrectionForm(StatusForm):
    """What a report should have said, and why it is changed."""

    reason = forms.CharField(
        label=_("Why do you correct it?"),
        max_length=500,
        help_text=_("The history keeps it, with the answer as it came."),
    )

    def __init__(self, data: Any = None, *, report: ProgressReport) -> None:
        known = {"status": report.status, "percent": as_typed(report.percent), "note": report.note}
        super().__init__(data, initial=known)
        self.report = report

    def content(self) -> ReportContent:
        """What it should have said; what this form does not show stays as it was."""
        told, report = super().content(), self.report
        kept = {name: getattr(report, name) for name in ("parts", "counts", "links", "occurrence")}
        return replace(told, **kept)


def as_typed(percent: Decimal | None) -> str:
    """A percent as a person types it."""
    return "" if percent is None else f"{percent.normalize():f}".replace(".", ",")


class ReportDateForm(forms.Form):
    """When somebody said it."""

    on = DayField(label=_("Said on"))

    def clean_on(self) -> Any:
        """Not a day to come."""
        on = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(_t("This day has not come yet."))
        return on

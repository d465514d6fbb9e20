"""What a person may say of an action in one page: an answer, and what she adds if she likes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jalon.plans.actions.reports import ReportContent
from jalon.plans.choices import ReplyChoice
from jalon.web.components.attachments import AttachmentsField
from jalon.web.replies.words import REPLY_WORDS


def _percent(label: Any) -> forms.DecimalField:
    attributes = {"inputmode": "numeric", "min": "0", "max": "100", "step": "1"}
    return forms.DecimalField(
        label=label, required=False, min_value=0, max_value=100, widget=forms.NumberInput(attrs=attributes)
    )


class ReplyForm(forms.Form):
    """One answer of five; percent, parts, note and file are left to her."""

    answer = forms.ChoiceField(
        label=_("Where does it stand?"),
        choices=[(answer.value, word) for answer, word in REPLY_WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the five answers, then confirm.")},
    )
    who = forms.CharField(label=_("Who answers for it, if you know?"), required=False, max_length=200)
    note = forms.CharField(label=_("A note"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    percent = _percent(_("Percentage done"))
    attached = AttachmentsField(_("Photos or files"))

    def __init__(self, *args: Any, parts: Mapping[str, float | None], **values: Any) -> None:
        super().__init__(*args, **values)
        self.parts = list(parts)
        for number, (name, percent) in enumerate(parts.items()):
            self.fields[f"part_{number}"] = _percent(f"{name} (%)")
            self.fields[f"part_{number}"].initial = percent if percent is None else round(percent)

    def part_fields(self) -> list[forms.BoundField]:
        """The percent of each part."""
        return [self[f"part_{number}"] for number in range(len(self.parts))]

    def opened(self) -> bool:
        """Whether what she adds is shown at once: she wrote some of it already."""
        names = ("note", "percent", "attached", *(field.name for field in self.part_fields()))
        return any(name in self.errors or (self.is_bound and self[name].value()) for name in names)

    @property
    def choice(self) -> ReplyChoice:
        """The answer chosen."""
        return ReplyChoice(self.cleaned_data["answer"])

    def more(self) -> ReportContent:
        """What she adds."""
        values = self.cleaned_data
        percents = ((name, values.get(f"part_{number}")) for number, name in enumerate(self.parts))
        parts = {name: float(percent) for name, percent in percents if percent is not None}
        percent: Decimal | None = values["percent"]
        return ReportContent(percent=percent, parts=parts, note=values["note"].replace("\0", ""))

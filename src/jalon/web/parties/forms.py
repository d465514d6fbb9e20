"""Somebody added or changed by hand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy, pgettext_lazy

from jalon.accounts.models import User
from jalon.network.models import Network, Party, Region
from jalon.network.queries import people_of
from jalon.web.parties.words import CHANNELS, KINDS

FIELDS = ("name", "kind", "sigle", "email", "phone", "channel", "address", "website", "language", "notes")
LANGUAGES = [("", gettext_lazy("As the network")), ("fr", "Français"), ("en", "English")]


def _text(label: Any, limit: int, **values: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=limit, widget=widget, show_hidden_initial=True, **values)


class PartyForm(forms.Form):
    """All that is kept of a person or a body. What it showed at first comes back with it, in hidden fields."""

    name = _text(gettext_lazy("Name"), 300)
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"), choices=list(KINDS.items()), show_hidden_initial=True, required=False
    )
    sigle = _text(gettext_lazy("Short name"), 30, required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        show_hidden_initial=True,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Where requests for news are sent. It is shown on no plan."),
    )
    phone = _text(gettext_lazy("Telephone"), 40, required=False)
    channel = forms.ChoiceField(
        label=gettext_lazy("Prefers to be reached"),
        choices=[("", gettext_lazy("Not said")), *CHANNELS.items()],
        required=False,
        show_hidden_initial=True,
    )
    address = forms.CharField(
        label=pgettext_lazy("column", "Address"),
        max_length=500,
        required=False,
        show_hidden_initial=True,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    region = forms.ChoiceField(label=pgettext_lazy("column", "Region"), required=False, show_hidden_initial=True)
    website = forms.URLField(
        label=pgettext_lazy("column", "Website"),
        max_length=300,
        required=False,
        show_hidden_initial=True,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of its mail"), choices=LANGUAGES, required=False, show_hidden_initial=True
    )
    notes = forms.CharField(
        label=gettext_lazy("Notes"),
        max_length=5000,
        required=False,
        show_hidden_initial=True,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    user = forms.ChoiceField(
        label=gettext_lazy("Account"),
        required=False,
        show_hidden_initial=True,
        help_text=gettext_lazy("Whoever signs in with it sees what this person answers for."),
    )

    def __init__(self, *args: Any, network: Network, party: Party | None = None, **values: Any) -> None:
        shown = {name: getattr(party, name) for name in FIELDS} if party else {}
        shown |= {"user": str(party.user_id or ""), "region": str(party.region_id or "")} if party else {}
        super().__init__(*args, **(values | {"initial": shown}))
        regions = network.regions.filter(removed=None)
        if party and party.region_id:
            regions = network.regions.filter(Q(removed=None) | Q(pk=party.region_id))
        self.regions: dict[str, Region] = {str(one.pk): one for one in regions}
        named_regions = [(pk, one.name) for pk, one in self.regions.items()]
        self.fields["region"].choices = [("", pgettext_lazy("region", "None")), *named_regions]  # type: ignore[attr-defined]
        if not self.regions:
            del self.fields["region"]
        others = (
            network.parties.exclude(user=None).exclude(pk=party.pk) if party else network.parties.exclude(user=None)
        )
        taken = set(others.values_list("user", flat=True))
        self.users: dict[str, User] = {
            str(access.user_id): access.user for access in people_of(network) if access.user_id not in taken
        }
        if party and party.user and str(party.user_id) not in self.users:
            self.users[str(party.user_id)] = party.user
        named = [(pk, f"{user.name} – {user.email}" if user.name else user.email) for pk, user in self.users.items()]
        self.fields["user"].choices = [("", gettext_lazy("None")), *named]  # type: ignore[attr-defined]
        if party is None:
            self.fields["kind"].choices = [("", gettext_lazy("As its name tells")), *KINDS.items()]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What a new party takes: only what was filled in, its kind told by its name otherwise."""
        values = {name: value for name, value in self.cleaned_data.items() if value}
        values |= {"user": self.users[values["user"]]} if "user" in values else {}
        return values | ({"region": self.regions[values["region"]]} if "region" in values else {})

    def changes(self) -> dict[str, tuple[Any, Any]]:
        """Each field that was changed: as it was shown, as it is wanted."""
        found: dict[str, tuple[Any, Any]] = {}
        for name in self.changed_data:
            seen = self.data.get(self[name].html_initial_name, "")
            wanted = self.cleaned_data[name]
            if name == "user":
                found[name] = (self.users.get(seen), self.users.get(wanted))
            elif name == "region":
                found[name] = (self.regions.get(seen), self.regions.get(wanted))
            elif isinstance(self.fields[name].widget, forms.Textarea):
                found[name] = (seen.replace("\r\n", "\n"), wanted.replace("\r\n", "\n"))
            else:
                found[name] = (seen, wanted)
        return found

"""How a network's messages leave."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from jalon.history.actions import record
from jalon.mailings.models import MailSettings
from jalon.mailings.tasks import nudge
from jalon.network.models import Network

FIELDS = (
    "way",
    "from_name",
    "reply_to",
    "paused",
    "paused_until",
    "quiet_from",
    "quiet_until",
    "quiet_weekends",
    "hold",
)


@transaction.atomic
def change_mail_settings(*, network: Network, actor: str, **values: Any) -> MailSettings:
    """Change how messages leave (FIELDS); what stays the same is not recorded."""
    if unknown := values.keys() - set(FIELDS):
        raise TypeError(f"no such setting: {', '.join(sorted(unknown))}")
    chosen, _created = MailSettings.objects.select_for_update().get_or_create(network=network)
    changes = {name: (getattr(chosen, name), value) for name, value in values.items() if getattr(chosen, name) != value}
    for name, (_before, after) in changes.items():
        setattr(chosen, name, after)
    if changes:
        chosen.save(update_fields=list(changes))
        record(
            network_id=network.pk,
            actor=actor,
            verb="changed",
            object_type="mail_settings",
            object_id=chosen.pk,
            changes={name: (_plain(before), _plain(after)) for name, (before, after) in changes.items()},
        )
        nudge()
    return chosen


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, (bool, str)) else value.isoformat()

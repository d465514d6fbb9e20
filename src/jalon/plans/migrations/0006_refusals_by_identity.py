"""What was refused of a file, and decided of one, names its items by their identity: keys change on another instance."""

import re
from typing import Any

from django.db import migrations

ITEM = re.compile(r"i([0-9]{1,18})")


def by_identity(apps: Any, _schema_editor: Any) -> None:
    named = Named(apps.get_model("plans", "PlanItem"))
    readings = apps.get_model("library", "Reading").objects.filter(proposal__has_key="refused")
    for reading in readings.iterator(20):
        refused = [one | {"about": named(one.get("about", ""))} for one in reading.proposal["refused"]]
        reading.proposal = reading.proposal | {"refused": refused}
        reading.save(update_fields=["proposal"])
    drafts = apps.get_model("plans", "ImportDraft").objects.exclude(updates=None).only("decisions")
    for draft in drafts.iterator(20):
        # "changed:i57:text:9f3c01aa"; a move or a branch taken out is to be decided again: its digest is of other keys
        draft.decisions = [
            step | {"keys": [":".join(map(named, key.split(":"))) for key in step["keys"]]} for step in draft.decisions
        ]
        draft.save(update_fields=["decisions"])


class Named:
    """A key of an item as the identity it has."""

    def __init__(self, items: Any) -> None:
        self.items = items

    def __call__(self, words: str) -> str:
        found = ITEM.fullmatch(words)
        identity = found and self.items.objects.filter(pk=int(found[1])).values_list("identity", flat=True).first()
        return f"i{identity.hex}" if identity else words


class Migration(migrations.Migration):

    dependencies = [
        ("plans", "0005_plan_news_pause"),
        ("library", "0001_initial"),
    ]

    operations = [migrations.RunPython(by_identity, migrations.RunPython.noop)]

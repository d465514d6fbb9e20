"""Drafts under way: a reading with other roles is a reading with other choices."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def rename(apps: Any, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write the edits of drafts as they are read now."""
    for draft in apps.get_model("plans", "ImportDraft").objects.exclude(edits=[]).only("edits").iterator():
        draft.edits = [_renamed(edit) for edit in draft.edits]
        draft.save(update_fields=["edits"])


def _renamed(edit: dict[str, Any]) -> dict[str, Any]:
    if edit["op"] != "read_with_roles":
        return edit
    return {"op": "read_again", "choices": {"roles": edit["roles"]}, "reading": edit["reading"]}


class Migration(migrations.Migration):
    dependencies = [("plans", "0007_name_decisions")]
    operations = [migrations.RunPython(rename, migrations.RunPython.noop)]

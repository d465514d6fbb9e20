"""Addresses called wrong for what a server said of itself, or of a full mailbox, are written to again."""

import re

from django.db import migrations

OF_THE_ADDRESS = re.compile(r"(?<![\d.])5\.1\.\d{1,3}(?![\d.])")
SAID = re.compile(r"(?<![\d.])5\.\d{1,3}\.\d{1,3}(?![\d.])")


def believe_again(apps, schema_editor):  # type: ignore[no-untyped-def]
    for bounce in apps.get_model("mailings", "Bounce").objects.filter(hard=True):
        if SAID.search(bounce.answer) and not OF_THE_ADDRESS.search(bounce.answer):
            bounce.hard = False
            bounce.save(update_fields=["hard"])


class Migration(migrations.Migration):

    dependencies = [("mailings", "0002_account_messages")]

    operations = [migrations.RunPython(believe_again, migrations.RunPython.noop)]

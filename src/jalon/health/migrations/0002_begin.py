"""From now on each part is waited for."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone


def begin(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    beats = apps.get_model("health", "Heartbeat").objects
    for part in ("worker", "daily"):
        beats.get_or_create(part=part, defaults={"at": timezone.now(), "worked": False})


class Migration(migrations.Migration):
    dependencies = [("health", "0001_initial")]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]

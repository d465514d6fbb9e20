from typing import Any

from django.db import migrations, models
from django.utils import timezone


def speak(apps: Any, _schema: Any) -> None:
    """Cells written before speak from the day of writing."""
    cells = apps.get_model("reports", "EditedCell").objects
    for cell in cells.all():
        until = timezone.localdate(cell.removed) if cell.removed else None
        cells.filter(pk=cell.pk).update(on=timezone.localdate(cell.created), until=until)


class Migration(migrations.Migration):

    dependencies = [
        ("reports", "0003_requests_of_a_bilan"),
    ]

    operations = [
        migrations.AddField("editedcell", "on", models.DateField(null=True)),
        migrations.AddField("editedcell", "until", models.DateField(null=True)),
        migrations.RunPython(speak, migrations.RunPython.noop, elidable=True),
        migrations.AlterField("editedcell", "on", models.DateField()),
    ]

from typing import Any

from django.db import migrations


def forget(apps: Any, _schema: Any) -> None:
    """What was asked for a bilan hung on the date of the action: it hangs on the day of an assembly, not known then."""
    apps.get_model("plans", "RequestLine").objects.filter(reason="bilan").update(due=None)


class Migration(migrations.Migration):

    dependencies = [
        ("reports", "0002_printed_bilans"),
    ]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop, elidable=True)]

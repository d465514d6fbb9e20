"""Words of statuses and names are taught too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0009_taught")]

    operations = [
        migrations.RemoveConstraint(model_name="taught", name="taught_kind"),
        migrations.AddConstraint(
            model_name="taught",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["heading", "layout", "word", "name"])), name="taught_kind"
            ),
        ),
    ]

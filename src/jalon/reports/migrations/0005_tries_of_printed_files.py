from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("reports", "0004_days_of_edited_cells"),
    ]

    operations = [
        migrations.AddField("printedfile", "tries", models.PositiveSmallIntegerField(default=0)),
    ]

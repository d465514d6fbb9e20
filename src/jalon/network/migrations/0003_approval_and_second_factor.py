import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("network", "0002_access"),
    ]

    operations = [
        migrations.AddField(
            model_name="network",
            name="approved",
            field=models.DateTimeField(blank=True, default=django.utils.timezone.now, null=True),
        ),
        migrations.AddField(
            model_name="network",
            name="second_factor_for_all",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]

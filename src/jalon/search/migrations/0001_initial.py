"""The table of what can be found, and its full-text index in the way of each database."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# The index holds no text of its own: it reads the table, and triggers keep it true.
SQLITE = [
    """CREATE VIRTUAL TABLE search_index USING fts5(
           title_keys, body_keys, content='search_findable', content_rowid='id', tokenize='ascii')""",
    """CREATE TRIGGER search_findable_added AFTER INSERT ON search_findable BEGIN
           INSERT INTO search_index(rowid, title_keys, body_keys) VALUES (new.id, new.title_keys, new.body_keys);
       END""",
    """CREATE TRIGGER search_findable_removed AFTER DELETE ON search_findable BEGIN
           INSERT INTO search_index(search_index, rowid, title_keys, body_keys)
           VALUES ('delete', old.id, old.title_keys, old.body_keys);
       END""",
    """CREATE TRIGGER search_findable_changed AFTER UPDATE OF title_keys, body_keys ON search_findable
       WHEN new.title_keys <> old.title_keys OR new.body_keys <> old.body_keys BEGIN
           INSERT INTO search_index(search_index, rowid, title_keys, body_keys)
           VALUES ('delete', old.id, old.title_keys, old.body_keys);
           INSERT INTO search_index(rowid, title_keys, body_keys) VALUES (new.id, new.title_keys, new.body_keys);
       END""",
]
SQLITE_BACK = [
    "DROP TRIGGER search_findable_changed",
    "DROP TRIGGER search_findable_removed",
    "DROP TRIGGER search_findable_added",
    "DROP TABLE search_index",
]

# Writers, not readers, put words in the index: a search never goes through a list of what waits.
POSTGRESQL = [
    """ALTER TABLE search_findable ADD COLUMN vector tsvector GENERATED ALWAYS AS (
           setweight(to_tsvector('simple'::regconfig, title_keys), 'A') ||
           setweight(to_tsvector('simple'::regconfig, body_keys), 'B')) STORED""",
    "CREATE INDEX search_index ON search_findable USING gin (vector) WITH (fastupdate = off)",
]
POSTGRESQL_BACK = ["DROP INDEX search_index", "ALTER TABLE search_findable DROP COLUMN vector"]


def add_index(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The index of this database."""
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


def remove_index(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The way back."""
    for statement in SQLITE_BACK if editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        editor.execute(statement)


class Migration(migrations.Migration):
    """The first one."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Findable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("network_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("object_id", models.BigIntegerField()),
                ("part", models.PositiveIntegerField(default=0)),
                ("audience", models.PositiveSmallIntegerField()),
                ("weight", models.PositiveSmallIntegerField(default=0)),
                ("title", models.TextField(blank=True)),
                ("body", models.TextField(blank=True)),
                ("address", models.JSONField(default=dict)),
                ("title_keys", models.TextField(blank=True)),
                ("body_keys", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("network_id", "kind", "object_id", "part"), name="findable_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("audience__in", [0, 1, 2])), name="findable_audience"
                    ),
                ],
            },
        ),
        migrations.RunPython(add_index, remove_index),
    ]

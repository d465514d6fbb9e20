"""Rows as data and back: Django's own serializer, with times kept to the microsecond."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.serializers import python
from django.core.serializers.base import DeserializedObject
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import BaseValidator
from django.db.models import DateField, ForeignKey, JSONField, Model, QuerySet

from jalon.accounts.models import User
from jalon.exchange.belonging import Table
from jalon.exchange.columns import holds
from jalon.mailings.models import Message
from jalon.mailings.rules import one_line

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 9000
_READ: Final = {"plans.Plan", "plans.PlanItem"}
_HEADERS: Final = ("to_email", "to_name", "subject", "reply_to", "message_id")


class Exact(DjangoJSONEncoder):
    """Times as they are: Django's encoder cuts them to the millisecond."""

    def default(self, o: Any) -> Any:
        """What JSON has no word for."""
        return o.isoformat() if isinstance(o, (dt.datetime, dt.time)) else super().default(o)


def lines_of(rows: QuerySet[Any]) -> Iterator[bytes]:
    """Each row as one line of JSON: its key and its fields."""
    serializer = python.Serializer()
    for row in rows.iterator(200):
        (data,) = serializer.serialize([row])
        yield (json.dumps({"pk": data["pk"], **data["fields"]}, cls=Exact, ensure_ascii=False) + "\n").encode()


def made_of(model: Table, key: Any, fields: dict[str, Any]) -> DeserializedObject:
    """A row again, not yet written. Raises django.core.serializers.base.DeserializationError."""
    data = {"model": model._meta.label_lower, "pk": key, "fields": fields}
    made: DeserializedObject
    (made,) = python.Deserializer([data])
    return made


def foreign_keys(model: Table) -> dict[str, str]:
    """The fields that hold the key of a row, with its table."""
    many = {field.name: field.related_model._meta.label for field in model._meta.local_many_to_many}
    fields = (field for field in model._meta.concrete_fields if isinstance(field, ForeignKey))
    return {field.name: field.related_model._meta.label for field in fields} | many


def columns_of(model: Table) -> set[str]:
    """What a row of this table says."""
    columns = (field for field in model._meta.concrete_fields if not field.primary_key)
    return {"pk"} | {field.name for field in (*columns, *model._meta.local_many_to_many)}


def check_sizes(row: Model) -> None:
    """Raise ValidationError for words or numbers larger than their column, which not every database looks at."""
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        if value not in column.empty_values and not isinstance(column, ForeignKey):
            for validator in column.validators:
                if isinstance(validator, BaseValidator):
                    validator(value)


def check_shapes(row: Model) -> None:
    """Raise ValidationError for a column of JSON that holds another thing than its readers count on."""
    for column in row._meta.concrete_fields:
        if not isinstance(column, JSONField):
            continue
        value = getattr(row, column.attname)
        if not (value is None and column.null) and not holds(row._meta.label, column.name, value):
            raise ValidationError(f"{column.name} is not what it holds")


def check_days(row: Model) -> None:
    """Raise ValidationError for a day so far that nothing can be counted from it; plans say those of their document."""
    if row._meta.label in _READ:
        return
    for column in row._meta.concrete_fields:
        if isinstance(column, DateField):  # moments too
            value = getattr(row, column.attname)
            if value is not None and not FIRST_YEAR <= value.year <= LAST_YEAR:
                raise ValidationError(f"{column.name} is no day")


def check_lines(row: Model) -> None:
    """Raise ValidationError for a message with more than one line where its headers are written."""
    if isinstance(row, Message):
        for name in _HEADERS:
            value = getattr(row, name)
            if value != one_line(value, len(value)):
                raise ValidationError(f"{name} is no line")


def to_users(model: Table) -> list[str]:
    """The fields that name an account."""
    return [name for name, label in foreign_keys(model).items() if label == User._meta.label]


def schema_of(model: Table) -> dict[str, Any]:
    """The table as a Frictionless schema (specs.frictionlessdata.io/table-schema): its fields, its keys."""
    names = {"BooleanField": "boolean", "DateField": "date", "DateTimeField": "datetime", "TimeField": "time"}
    names |= {"JSONField": "any", "DecimalField": "number", "ManyToManyField": "array"}
    fields = [*model._meta.concrete_fields, *model._meta.local_many_to_many]
    described = []
    for one in fields:
        kind = one.get_internal_type()
        whole = (
            "integer"
            if "Integer" in kind or "AutoField" in kind or kind in {"ForeignKey", "OneToOneField"}
            else "string"
        )
        described.append({"name": "pk" if one.primary_key else one.name, "type": names.get(kind, whole)})
    return {"fields": described, "primaryKey": "pk"}

"""Printing a bilan: what it says is frozen at once, its files are made by the worker out of that."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django_tasks import task

from jalon.history.actions import record
from jalon.library.actions import store_file
from jalon.plans.models import Plan
from jalon.plans.queries.plan_names import plan_names
from jalon.plans.rules import plan_scope
from jalon.plans.rules.public import Reader
from jalon.reports import in_layout
from jalon.reports.choices import Choices, Format, PrintState
from jalon.reports.frozen import freeze, thaw
from jalon.reports.models import PrintedBilan, PrintedFile
from jalon.reports.printing import highlights_of, print_from
from jalon.reports.queries.gathering import gather
from jalon.reports.queries.printed import compared_with
from jalon.reports.rules.naming import file_name

STUCK: Final = timedelta(minutes=2)  # a file taken so long ago and not made: its worker was killed
MOST: Final = 3  # times: one that kills whoever makes it would do so for ever
_TYPES: Final = {
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.ODT: "application/vnd.oasis.opendocument.text",
    Format.PDF: "application/pdf",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.HTML: "text/html",
    Format.CSV: "text/csv",
    Format.JSON: "application/json",
}
logger = logging.getLogger(__name__)


@transaction.atomic
def print_bilan_as(*, plan: Plan, choices: Choices, formats: Iterable[Format], actor: str) -> PrintedBilan:
    """Freeze a bilan, and have its files made in these formats. The same one printed again is the one kept already."""
    Plan.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.pk)
    bilan = gather(plan, choices, compared_with(plan, choices))
    data = freeze(bilan, in_layout.nodes_of(plan), highlights=highlights_of(plan, choices.as_of))
    digest = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
    values = {"as_of": choices.as_of, "reader": choices.reader.value, "data": data, "author": actor}
    found, new = PrintedBilan.objects.get_or_create(
        plan=plan, digest=digest, defaults=values | {"reading_id": plan.reading_id}
    )
    if new:
        _record(found, actor)
    for fmt in formats:
        ask_file(bilan=found, fmt=fmt)
    return found


@transaction.atomic
def ask_file(*, bilan: PrintedBilan, fmt: Format) -> PrintedFile:
    """Have a file made of a printed bilan, unless it is there or under way."""
    found, new = PrintedFile.objects.get_or_create(bilan=bilan, format=fmt.value)
    again = PrintedFile.objects.filter(pk=found.pk, state=PrintState.FAILED)
    if new or again.update(state=PrintState.WAITING, taken=None, tries=0):
        transaction.on_commit(partial(make_file.enqueue, found.pk))
    return found


@task()
def make_file(file_id: int) -> None:
    """Make a file that was asked for; nothing when it is made, or somebody is at it."""
    now = timezone.now()
    free = Q(state=PrintState.WAITING) | _left(now)
    taken = {"state": PrintState.MAKING, "taken": now, "tries": F("tries") + 1}
    if not PrintedFile.objects.filter(free, pk=file_id, tries__lt=MOST).update(**taken):
        return
    file = PrintedFile.objects.select_related("bilan__plan__network", "bilan__reading__file").get(pk=file_id)
    try:
        _make(file)
    except Exception:
        PrintedFile.objects.filter(pk=file_id).update(state=PrintState.FAILED)
        logger.exception("bilan failed: file %s", file_id)


def take_up_files(now: datetime) -> int:
    """Have the files made whose worker was killed, MOST times in all; how many. Then the page says that they failed."""
    for pk in PrintedFile.objects.filter(_left(now), tries__gte=MOST).values_list("pk", flat=True):
        if PrintedFile.objects.filter(_left(now), pk=pk).update(state=PrintState.FAILED):
            logger.error("bilan given up after %s tries: file %s", MOST, pk)
    left = list(PrintedFile.objects.filter(_left(now)).values_list("pk", flat=True))
    for pk in left:
        if PrintedFile.objects.filter(_left(now), pk=pk).update(state=PrintState.WAITING, taken=None):
            make_file.enqueue(pk)
    return len(left)


def content_of(kept: PrintedBilan, fmt: Format) -> bytes:
    """A file of a printed bilan, out of what was frozen and nothing else."""
    bilan, nodes = thaw(kept.data, kept.plan_id)
    origin = in_layout.origin_in(kept.reading, nodes, fmt)
    return print_from(bilan, fmt, origin, highlights=kept.data["highlights"])


def name_of(bilan: PrintedBilan, fmt: Format) -> str:
    """What a file of it is called."""
    said: dict[str, Any] = bilan.data
    apart = plan_names(bilan.plan.network, said["language"]).of(bilan.plan).apart
    return file_name(said["title"], bilan.as_of, Reader(bilan.reader), fmt, said["language"], apart=apart)


def _left(now: datetime) -> Q:
    return Q(state=PrintState.MAKING, taken__lt=now - STUCK)


def _make(file: PrintedFile) -> None:
    kept, fmt = file.bilan, Format(file.format)
    data = content_of(kept, fmt)
    with transaction.atomic():
        file.stored = store_file(
            network=kept.plan.network,
            name=name_of(kept, fmt),
            data=data,
            media_type=_TYPES[fmt],
            uploaded_by=None,
            origin="bilan",
            actor=kept.author,
        )
        file.state = PrintState.READY.value
        file.save(update_fields=["stored", "state"])


def _record(bilan: PrintedBilan, actor: str) -> None:
    record(
        network_id=bilan.plan.network_id,
        actor=actor,
        verb="printed",
        object_type="printed_bilan",
        object_id=bilan.pk,
        scope=plan_scope(bilan.plan_id),
        changes={"as_of": (None, bilan.as_of.isoformat()), "reader": (None, bilan.reader)},
    )

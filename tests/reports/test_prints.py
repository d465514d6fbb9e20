"""A bilan that was printed: what it says, its files, and what later edits do to it: nothing."""

from __future__ import annotations

import contextlib
import json
import logging
from datetime import timedelta

import pytest
from django.utils import timezone

from jalon.history.models import Entry
from jalon.plans.actions.items import change_item
from jalon.plans.models import Plan
from jalon.plans.rules.public import Reader
from jalon.reports.actions import prints
from jalon.reports.actions.prints import MOST, STUCK, ask_file, make_file, print_bilan_as, take_up_files
from jalon.reports.choices import Choices, Format, PrintState
from jalon.reports.frozen import freeze, said_before, thaw
from jalon.reports.models import PrintedBilan, PrintedFile
from jalon.reports.printing import print_from
from jalon.reports.queries.gathering import gather
from jalon.reports.queries.printed import compared_with
from tests.plans.outsiders import SHOWN
from tests.reports.bilans import TABLE, made


def choices(days: int = 0, reader: Reader = Reader.MEMBERS) -> Choices:
    return Choices(timezone.localdate() - timedelta(days=days), reader=reader, summary=True)


def printed(plan: Plan, chosen: Choices, *formats: Format) -> PrintedBilan:
    kept = print_bilan_as(plan=plan, choices=chosen, formats=formats, actor="user:1")
    for file in kept.files.all():
        make_file.call(file.pk)  # as the worker does
    return kept


def content(kept: PrintedBilan, fmt: Format) -> bytes:
    stored = kept.files.get(format=fmt).stored
    assert stored is not None
    with stored.content.open("rb") as file:
        return bytes(file.read())


@pytest.mark.parametrize("fmt", [Format.HTML, Format.CSV, Format.JSON])
@pytest.mark.parametrize("reader", Reader)
def test_a_frozen_bilan_is_printed_as_it_was(plan: Plan, reader: Reader, fmt: Format) -> None:
    bilan = gather(plan, choices(reader=reader))
    again, _nodes = thaw(json.loads(json.dumps(freeze(bilan, {}, highlights=False))), plan.pk)
    assert print_from(again, fmt, None, highlights=False) == print_from(bilan, fmt, None, highlights=False)


def test_a_frozen_bilan_is_printed_in_the_document_it_came_from() -> None:
    bilan, origin = made(TABLE)
    data = json.loads(json.dumps(freeze(bilan, origin.nodes, highlights=True)))
    again, nodes = thaw(data, bilan.plan_id)
    assert {line.identity: nodes.get(line.item.id) for line in again.walk()} == {
        line.identity: origin.nodes.get(line.item.id) for line in bilan.walk()
    }


def test_a_frozen_bilan_names_no_row(plan: Plan) -> None:
    data = freeze(gather(plan, choices()), {}, highlights=False)
    assert not {"id", "parent_id", "plan_id", "report"} & _names(data)


def _names(data: object) -> set[str]:
    if isinstance(data, dict):
        return set(data) | {name for inner in data.values() for name in _names(inner)}
    return {name for inner in data for name in _names(inner)} if isinstance(data, list) else set()


def test_later_edits_change_nothing_of_it(plan: Plan) -> None:
    kept = printed(plan, choices(), Format.HTML)
    before = content(kept, Format.HTML)
    item = plan.items.get(text__startswith=f"Tenir {SHOWN}")
    change_item(item=item, changes={"text": (item.text, "Autrement")}, actor="test")
    plan.refresh_from_db()
    printed(plan, choices(), Format.HTML)
    kept.refresh_from_db()
    assert content(kept, Format.HTML) == before
    assert "Autrement" not in json.dumps(kept.data)
    assert PrintedBilan.objects.count() == 2


def test_the_same_bilan_printed_again_is_the_same(plan: Plan) -> None:
    kept = printed(plan, choices(), Format.HTML)
    assert printed(plan, choices(), Format.HTML, Format.JSON) == kept
    assert {file.format for file in kept.files.all()} == {"html", "json"}


def test_what_is_printed_is_told_once(plan: Plan) -> None:
    for _time in range(2):
        kept = printed(plan, choices(), Format.JSON)
    entry = Entry.objects.get(object_type="printed_bilan", object_id=str(kept.pk))
    day = timezone.localdate().isoformat()
    assert (entry.actor, entry.verb, entry.network_id) == ("user:1", "printed", plan.network_id)
    assert entry.changes == {"as_of": [None, day], "reader": [None, "members"]}


def test_a_file_that_is_there_is_not_made_again(plan: Plan) -> None:
    kept = printed(plan, choices(), Format.JSON)
    before = kept.files.get().stored_id
    file = ask_file(bilan=kept, fmt=Format.JSON)
    make_file.call(file.pk)
    assert (file.state, kept.files.get().stored_id) == (PrintState.READY, before)


def test_a_file_that_cannot_be_made_says_so(
    plan: Plan, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_file: PrintedFile) -> None:
        raise OSError

    monkeypatch.setattr(prints, "_make", fail)
    with caplog.at_level(logging.CRITICAL + 1, logger=prints.__name__):
        kept = printed(plan, choices(), Format.JSON)
    assert (kept.files.get().state, kept.files.get().stored) == (PrintState.FAILED, None)


def test_the_next_one_compares_itself_with_the_last_of_an_earlier_day(plan: Plan) -> None:
    last = printed(plan, choices(days=1), Format.JSON)
    printed(plan, choices(days=1, reader=Reader.BOARD), Format.JSON)
    assert compared_with(plan, choices(days=1)) is None
    assert compared_with(plan, choices()) == said_before(last.data)


def test_a_bilan_of_some_axes_is_not_compared_with_the_whole(plan: Plan) -> None:
    printed(plan, choices(days=1), Format.JSON)
    axis = plan.items.filter(parent=None)[0]
    one = Choices(timezone.localdate(), reader=Reader.MEMBERS, axes=(str(axis.identity),))
    assert compared_with(plan, one) is None


def test_a_file_whose_worker_was_killed_is_made_by_another(plan: Plan) -> None:
    kept = print_bilan_as(plan=plan, choices=choices(), formats=[Format.JSON], actor="user:1")
    now = timezone.now()
    PrintedFile.objects.update(state=PrintState.MAKING, taken=now - STUCK / 2)
    assert take_up_files(now) == 0
    assert take_up_files(now + STUCK) == 1
    assert kept.files.get().state == PrintState.READY


def test_a_file_under_way_is_made_once(plan: Plan) -> None:
    kept = print_bilan_as(plan=plan, choices=choices(), formats=[Format.JSON], actor="user:1")
    PrintedFile.objects.update(state=PrintState.MAKING, taken=timezone.now())
    make_file.call(kept.files.get().pk)
    assert kept.files.get().stored is None


def test_a_file_that_kills_whoever_makes_it_is_given_up(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []

    def killed(file: PrintedFile) -> None:
        begun.append(file.pk)
        raise SystemExit  # nothing after it is done

    kept = print_bilan_as(plan=plan, choices=choices(), formats=[], actor="user:1")
    file = PrintedFile.objects.create(bilan=kept, format=Format.JSON)
    with monkeypatch.context() as patched:
        patched.setattr(prints, "_make", killed)
        for night in range(MOST + 2):
            now = timezone.now() + 2 * STUCK * night
            patched.setattr(prints.timezone, "now", lambda now=now: now)
            with contextlib.suppress(SystemExit):
                make_file.call(file.pk) if not night else take_up_files(now)
    file.refresh_from_db()
    assert (file.state, len(begun)) == (PrintState.FAILED, MOST)
    ask_file(bilan=kept, fmt=Format.JSON)  # asked for again by a person
    make_file.call(file.pk)
    file.refresh_from_db()
    assert (file.state, file.tries) == (PrintState.READY, 1)

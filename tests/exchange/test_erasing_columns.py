"""Nobody is erased by halves: a column where her name may stand is emptied, or somebody said why it is not.

A new column of text fails here until it stands in `WRITTEN`, or below with a reason.
"""

from __future__ import annotations

import fnmatch
from typing import Final

import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, Model, TextField

from jalon.exchange.belonging import PRODUCT
from jalon.exchange.people.erasing import WRITTEN

# Why a column is left as it is, or what else sees to it. A `*` stands for any table, or for the rest of its columns.
EXCUSED: Final = {
    "one of a few values of ours": (
        "*.kind *.state *.status *.channel *.reader *.language *.outcome *.way *.format *.how *.designation "
        "network.Access.role network.Invitation.role health.Heartbeat.part history.Entry.verb "
        "history.Entry.object_type library.StoredFile.origin library.StoredFile.media_type mailings.Message.reason "
        "membership.ContactRule.every membership.ContactRule.subject plans.ImportDraft.media_type plans.MeasureLink.* "
        "plans.PlanItem.origin_reason plans.RequestLine.reason plans.RequestLine.answer plans.Plan.left_out "
        "plans.Plan.public_shows plans.PlanItem.schedule_kinds reports.EditedCell.column"
    ),
    "numbers, days, places and counts": (
        "history.Entry.object_id history.Entry.scope mailings.Message.message_id mailings.Message.provider_id "
        "membership.Ask.reminders network.Network.seasons plans.Rhythm.late plans.PlanItem.path plans.PlanItem.node "
        "plans.PlanItem.number plans.PlanItem.when plans.PlanItem.progress plans.PlanItem.source "
        "plans.PlanItem.sources plans.ProgressReport.counts "
        "plans.ProgressReport.occurrence plans.ProposedRow.about plans.MeasureParameter.*"
    ),
    "signs who did it by the number of an account or of a party, never by a name": (
        "*.author *.actor plans.ProposedResult.decided_by"
    ),
    "drawn at random, or made from what it signs": (
        "*.secret *.fingerprint *.sha256 *.digest plans.Plan.public_key accounts.Attempts.key mailings.Message.key"
    ),
    "her own: the row is deleted with her account, emptied, or deleted as what names her": (
        "accounts.User.* network.Party.* network.Invitation.email network.Invitation.name plans.PlanLead.text "
        "plans.NameDecision.* plans.Taught.* network.DirectoryDraft.*"
    ),
    "rewritten by itself: it is in layers, and signed again": "history.Entry.changes reports.PrintedBilan.data",
    "made again from the rest once she is erased": "search.Findable.*",
    "the words of a plan stay as they were adopted": (
        "plans.Plan.* plans.PlanItem.* plans.ExpectedResult.text plans.Amendment.changes"
    ),
    "a document stays as it was received": "library.StoredFile.name library.Reading.*",
    "one person's reading, which ends by itself": "plans.ImportDraft.*",
    "hers are deleted; what was sent to others stays as it left": "mailings.Message.* mailings.Attempt.answer",
    "deleted once it left or serves no more": "mailings.AccountMessage.*",
    "kept so that nothing is sent there again": "mailings.Refusal.email mailings.Bounce.*",
    "names the network, its regions and its kinds of members, or is what it publishes of itself": (
        "network.Network.* network.Region.* network.Population.* network.Membership.category membership.Ask.category "
        "network.MembershipRule.categories mailings.MailSettings.from_name mailings.MailSettings.reply_to"
    ),
    "parts of an action by name, and addresses of pages": "plans.ProgressReport.parts plans.ProgressReport.links",
}
PATTERNS: Final = [pattern for patterns in EXCUSED.values() for pattern in patterns.split()]


def models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith(PRODUCT)]


def texts(model: type[Model]) -> set[str]:
    """The columns of a table that may hold words."""
    return {
        f"{model._meta.label}.{field.name}"
        for field in model._meta.concrete_fields
        if isinstance(field, (CharField, TextField, JSONField))
    }


COLUMNS: Final = {column for model in models() for column in texts(model)}
ERASED: Final = {f"{label}.{name}" for label, names in WRITTEN.items() for name in names}


def test_what_is_rewritten_is_there() -> None:
    assert ERASED <= COLUMNS


@pytest.mark.parametrize("column", sorted(COLUMNS - ERASED))
def test_a_column_is_rewritten_or_excused(column: str) -> None:
    assert [pattern for pattern in PATTERNS if fnmatch.fnmatchcase(column, pattern)]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_an_excuse_is_of_a_column_that_is_there_and_not_rewritten(pattern: str) -> None:
    assert fnmatch.filter(COLUMNS - ERASED, pattern)

"""The tables of plans."""

from jalon.plans.models.draft import ImportDraft, draft_path
from jalon.plans.models.life import Amendment, CalendarFeed
from jalon.plans.models.measuring import (
    HandoverDecision,
    MeasureLink,
    MeasureParameter,
    MeasureWatch,
    ProposedResult,
    ProposedRow,
)
from jalon.plans.models.naming import NameDecision
from jalon.plans.models.news_requests import Assignment, Request, RequestLine, Rhythm
from jalon.plans.models.plan import ExpectedResult, Plan, PlanItem, PlanLead
from jalon.plans.models.progress import ProgressReport
from jalon.plans.models.teaching import Taught

__all__ = [
    "Amendment",
    "Assignment",
    "CalendarFeed",
    "ExpectedResult",
    "HandoverDecision",
    "ImportDraft",
    "MeasureLink",
    "MeasureParameter",
    "MeasureWatch",
    "NameDecision",
    "Plan",
    "PlanItem",
    "PlanLead",
    "ProgressReport",
    "ProposedResult",
    "ProposedRow",
    "Request",
    "RequestLine",
    "Rhythm",
    "Taught",
    "draft_path",
]

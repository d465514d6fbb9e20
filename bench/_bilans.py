"""A large plan, and how long its bilan takes (see bilan)."""

from __future__ import annotations

import resource
import time

from django.core.management import call_command
from django.utils import timezone

from bench._rows import FORMATS
from jalon.accounts.actions import give_account
from jalon.network.actions.networks import create_network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import Level, ReportChannel
from jalon.plans.drafts import create_draft
from jalon.plans.models import Plan
from jalon.reports.choices import Choices, Format
from jalon.reports.printing import print_bilan
from jalon.reports.queries.gathering import gather


def make_plan(items: int) -> int:
    """The key of a plan of so many items, read from Word; each third action is told of."""
    call_command("migrate", verbosity=0, interactive=False)
    author = give_account(email="aline@exemple.example", actor="bench", name="Aline Roy")
    network = create_network(name="Réseau", slug="reseau", actor="bench")
    name, data = FORMATS["docx"](items * 8 // 9)  # an objective stands over each eight actions
    plan = accept_draft(draft=create_draft(network=network, author=author, name=name, data=data), actor=author).plan
    if plan is None:
        raise RuntimeError("no plan was read")
    for action in plan.items.filter(kind=Level.ACTION.value).order_by("path")[::3]:
        content = ReportContent(status="done", note="Trois rencontres tenues avec les comités du quartier.")
        report_progress(item=action, content=content, actor=author.actor, channel=ReportChannel.PAGE)
    return plan.pk


def formats() -> list[str]:
    """Every format there is."""
    return [fmt.value for fmt in Format]


def count(plan: int) -> int:
    """How many items it has."""
    return Plan.objects.get(pk=plan).items.standing().count()


def measure(plan_id: int, fmt: str) -> dict[str, float]:
    """Seconds to gather and write, and megabytes at the most of the whole process."""
    plan = Plan.objects.select_related("network", "reading__file").get(pk=plan_id)
    begun = time.perf_counter()
    bilan = gather(plan, Choices(timezone.localdate(), summary=True))
    print_bilan(bilan, plan, Format(fmt))
    seconds = time.perf_counter() - begun
    return {"seconds": round(seconds, 2), "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}

# ruff: noqa: E402 - Django first
"""Made `0.1.0.zip`: an instance in use, as that version kept it. Run in a checkout of a version, by its own code:

    JALON_DEMO=true JALON_VAR=$(mktemp -d) PYTHONPATH=src:. python …/tests/upgrade/make.py …/tests/upgrade/0.1.0.zip

The sample network, imported by the demo; reports of three kinds; a draft corrected and still open; a file that brings
the plan up to date, half decided. Everything in it is our own fiction.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import django
import docx

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jalon.config.settings")
django.setup()

from jalon.accounts.models import User
from jalon.cli.commands import demo
from jalon.cli.commands.migrate import bring_up_to_date
from jalon.exchange.instance import back_up
from jalon.plans.actions.deciding import begin_update, decide
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel
from jalon.plans.drafts import create_draft, edit_draft
from jalon.plans.models import ImportDraft, Plan
from jalon.plans.queries.updating import comparison_of

SAMPLES = Path(demo.__file__).parents[4] / "samples"
CORRECTED = "Former les ateliers, corrigé à la main"
WORD = "plan-2024-2027.docx"


def edited_by_hand() -> bytes:
    """The sample plan with two cells typed over."""
    document = docx.Document(str(SAMPLES / WORD))
    row = document.tables[0].rows[2]
    row.cells[3].text = "Hiver 2026"
    row.cells[2].text = "Conseil d'administration"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def main(target: Path) -> None:
    """Live a little, then back up."""
    bring_up_to_date()
    demo.prepare(SAMPLES, "un mot de passe long")
    user = User.objects.get(email="coordination@rarcq.example")
    plan = Plan.objects.get(title__contains="triennal 2024-2027")
    first, second, third = plan.items.filter(kind="action")[:3]
    for item, said in [
        (first, ReportContent(status="in_progress", note="Deux rencontres tenues")),
        (
            second,
            ReportContent(percent=Decimal(60), note="Manque la Côte-Nord", links=["https://exemple.example/note"]),
        ),
        (third, ReportContent(status="done")),
    ]:
        report_progress(item=item, content=said, actor=user.actor, channel=ReportChannel.PAGE)
    name = "comite-formation-2026-2027.docx"
    open_draft = create_draft(network=plan.network, author=user, name=name, data=(SAMPLES / name).read_bytes())
    node = open_draft.proposal["nodes"][0]
    edit_draft(draft=open_draft, edit={"op": "set_text", "node": node["id"], "field": "text", "value": CORRECTED})
    update = create_draft(network=plan.network, author=user, name=WORD, data=edited_by_hand(), updates=plan)
    found = comparison_of(update, plan)
    begin_update(draft=update, plan=plan, comparison=found)
    decide(draft=update, choices={found.differences[0].key: "refused"})
    ImportDraft.objects.update(expires=datetime(2100, 1, 1, tzinfo=UTC))  # still open whenever it is upgraded
    back_up(target.absolute())


main(Path(sys.argv[1]))

"""A plan that says everything somebody may not be meant to read, and what each reader must not find.

Every place that holds words holds a name, an address and a number too, each in another way.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from jalon.accounts.actions import give_account
from jalon.accounts.models import User
from jalon.accounts.roles import Audience, Role
from jalon.library.actions import store_file
from jalon.network.actions.inviting import invite
from jalon.network.actions.networks import grant_access
from jalon.network.actions.parties import create_party
from jalon.network.models import Network, Party
from jalon.phrases.parties import PartyKind
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.items import set_visibility
from jalon.plans.actions.publishing import publish_plan
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.actions.structure import add_item
from jalon.plans.choices import Level, ReportChannel
from jalon.plans.models import Plan, PlanItem
from jalon.plans.rules.public import OPEN_TO_ALL
from tests.conftest import draft_of, node, proposal_of

# What no text may hold for those who are shown no name, folded.
NAMES = (
    "rosalie",
    "dube",
    "lachance",
    "o'neil",
    "oneil",
    "jean-francois",
    "quenneville",
    "rjs.example",
    "555-01",
    "zoe",
    "gagnon",
)
NOTE, EXTRA, RESULT, FILE, LINK = "xylographie", "zymotechnie", "wallaby", "yttrium", "kumquat"
MEMBERS_LINE, BOARD_LINE, SHOWN = "quetzal", "zinnia", "muscari"
REACHABLE = "rosalie.dl@rjs.example, 418 555-0199"


def plan_that_says_all(network: Network, author: User) -> Plan:
    """Published, with lines for each circle, reports with words, links and files, and people everywhere."""
    create_party(network=network, name="Rosalie Dubé-Lachance", kind=PartyKind.PERSON.value, actor="test")
    account = give_account(email="jf@rjs.example", name="Jean-François O'Neil", actor="test")
    grant_access(network=network, user=account, role=Role.CONTRIBUTOR, actor="test")
    invite(network=network, email="z@rjs.example", role=Role.READER, actor=author, name="Zénaïde Quenneville")
    shown = node(
        "action",
        f"Tenir {SHOWN} avec R. Dubé-Lachance",
        leads=["Comité formation (Rosalie D.)", "Rosalie Dubé-Lachance", "Comité jardins", "J.-F. O'Neil"],
        schedule="Automne 2024, selon Dubé-Lachance Rosalie",
        expected_results=[f"Une liste de JEAN-FRANÇOIS O\u2019NEIL ({REACHABLE})"],
        results=f"Fait, {RESULT}, dit Mme Quenneville",
        status="in_progress",
        extra={"Suivi de Rosalie": f"{EXTRA}, Jean-François ONeil", "Budget": f"{EXTRA} {REACHABLE}"},
    )
    kept = [node("action", f"Préparer {MEMBERS_LINE}"), node("action", f"Négocier {BOARD_LINE}")]
    columns = [
        {"role": "action", "heading": "Actions"},
        {"role": "leads", "heading": "Porteurs (Rosalie)"},
        {"role": "extra", "heading": "Suivi de Rosalie"},
    ]
    proposal = proposal_of(
        node("axis", "Jardins de Rosalie Dubé", shown, *kept),
        title="Plan de Rosalie Dubé-Lachance",
        organisation="Réseau de J. F. O'Neil",
        acronyms={"CF": "Comité de Zoé Gagnon"},
        general_objectives=[{"number": "1", "text": "Unir Rosalie et les CF", "source": None}],
        layout={"columns": columns, "highlight_means": None},
    )
    plan = accept_draft(draft=draft_of(network, author, proposal), actor=author).plan
    assert plan is not None
    Party.objects.filter(network=network, name__startswith="Comité").update(kind=PartyKind.BODY.value)
    publish_plan(plan=plan, actor="test", indexable=False, address="tout", shows=[one.value for one in OPEN_TO_ALL])
    for words, circle in ((MEMBERS_LINE, Audience.MEMBERS), (BOARD_LINE, Audience.BOARD)):
        set_visibility(item=plan.items.get(text__contains=words), visibility=circle, actor="test")
    add_item(
        plan=plan,
        kind=Level.ACTION,
        values={"text": f"Réparer {SHOWN} chez O'Neil, Jean-François (CF)", "leads": ["Rosalie Dubé-Lachance"]},
        unplanned=True,
        actor="test",
    )
    _tell(network, plan, author)
    return Plan.objects.select_related("network").get(pk=plan.pk)


def _tell(network: Network, plan: Plan, author: User) -> None:
    """News of every line, with all that news may hold."""
    rosalie = network.parties.get(name="Rosalie Dubé-Lachance")
    kept = store_file(
        network=network,
        name=f"{FILE} de Rosalie.txt",
        data=b"x",
        media_type="text/plain",
        uploaded_by=author,
        origin="report",
        actor="test",
    )
    for item in PlanItem.objects.filter(plan=plan, kind=Level.ACTION.value):
        content = ReportContent(
            status="in_progress",
            percent=Decimal(40),
            parts={"Région de Rosalie": 50.0, "Estrie": 20.0},
            counts=[{"what": "visites de Jean-François O'Neil", "value": 3}],
            note=f"{NOTE}, dit Rosalie D. ({REACHABLE})",
            links=[f"https://{LINK}.example/rosalie-dube"],
        )
        report_progress(
            item=item,
            content=content,
            actor=author.actor,
            channel=ReportChannel.TYPED,
            said_by=rosalie,
            on=timezone.localdate() - timedelta(days=1),
            files=[kept],
        )

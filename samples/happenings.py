"""What may happen to a plan: whatever people do to it through the actions of `plans`, `network` and `reports`."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from django.utils import timezone

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.documents.model import Run
from jalon.documents.writers.word import WordFile
from jalon.history.models import Entry
from jalon.network.actions.merging import merge, undo_merge
from jalon.network.actions.networks import change_settings
from jalon.network.errors import PartyRefused
from jalon.plans.actions.amending import Motion, amending, propose_amendment, vote_amendment
from jalon.plans.actions.deciding import ACCEPTED, begin_update, decide
from jalon.plans.actions.items import Value, change_item, set_visibility, value_of
from jalon.plans.actions.life import describe_plan
from jalon.plans.actions.reimport import apply_update
from jalon.plans.actions.reports import ReportContent, decide_report, report_progress
from jalon.plans.actions.reverting import revert_update
from jalon.plans.actions.settings import leave_out
from jalon.plans.actions.structure import add_item, move_item, remove_item, restore_item
from jalon.plans.actions.undoing import undo
from jalon.plans.choices import Level, Outcome, ReportChannel, Status
from jalon.plans.drafts import create_draft
from jalon.plans.errors import AlreadyDecided, EditConflict, EditRefused, NothingSaid
from jalon.plans.models import Plan, PlanItem, ProgressReport
from jalon.plans.queries.updating import comparison_of
from jalon.plans.rules import plan_scope
from jalon.plans.rules.public import Reader
from jalon.plans.rules.reports import TRANSITIONS, ReportDecision
from jalon.plans.rules.rollup import MAY_BE_LEFT_OUT
from jalon.reports.actions.cells import edit_cell, restore_cell
from jalon.reports.choices import Choices, Format
from jalon.reports.in_layout.cells import texts_of
from jalon.reports.models import EditedCell
from jalon.reports.printing import print_bilan
from jalon.reports.queries.gathering import gather

REFUSALS: Final = (EditRefused, EditConflict, NothingSaid, AlreadyDecided, PartyRefused)
TEXTS: Final = ("Recenser les terrains", "Signer des ententes", "Inviter le voisinage", "Écrire à la MRC", "")
SCHEDULES: Final = ("Automne 2024", "Mars 2025", "2025-2026", "En continu", "Deux fois par année", "Hiver", "An 2", "")
NAMES: Final = ("CA", "Comité jardins", "Aline Roy", "Coordination", "MRC des Rives")
BACK: Final = 20  # how many days back a report may speak of


class Happenings:
    """Random acts on one plan. `done` is how often each happened."""

    def __init__(self, plan_id: int, author: User, chance: random.Random) -> None:
        self.plan_id, self.author, self.chance = plan_id, author, chance
        self.actor = author.actor
        self.done: Counter[str] = Counter()
        self.ways: dict[Callable[[], None], float] = {
            self.cell: 12,
            self.add: 4,
            self.move: 5,
            self.remove: 2,
            self.restore: 1,
            self.report: 10,
            self.decide: 2,
            self.hide: 1,
            self.undo: 2,
            self.rewrite: 4,
            self.amend: 2,
            self.describe: 1,
            self.describe_former: 0.3,
            self.count: 0.7,
            self.merge: 1,
            self.come_back: 0.3,
        }

    def happen(self) -> None:
        """One thing, at random. Raises one of REFUSALS when it cannot be."""
        way = self.chance.choices(list(self.ways), list(self.ways.values()))[0]
        way()
        self.done[way.__name__] += 1

    @property
    def plan(self) -> Plan:
        return Plan.objects.select_related("network").get(pk=self.plan_id)

    def item(self) -> PlanItem:
        """Any line, taken out or not."""
        return self.chance.choice(list(self.plan.items.select_related("plan__network").order_by("id")))

    def standing(self) -> PlanItem | None:
        """A line that stands, or none: the top of the plan."""
        items: list[PlanItem | None] = [None, *self.plan.items.standing().order_by("id")]
        return self.chance.choice(items)

    def cell(self) -> None:
        """A cell is changed."""
        item, some = self.item(), self.chance.sample
        ways: dict[str, Value] = {
            "text": self.chance.choice(TEXTS),
            "number": self.chance.choice(("1", "B", "")),
            "schedule": self.chance.choice(SCHEDULES),
            "results": self.chance.choice(("", "Trois rencontres")),
            "leads": some(NAMES, self.chance.randrange(3)),
            "expected_results": some(TEXTS[:4], self.chance.randrange(3)),
            "extra.Budget": self.chance.choice(("", "1 000 $")),
        }
        name = self.chance.choice(list(ways))
        change_item(item=item, changes={name: (value_of(item, name), ways[name])}, actor=self.actor)

    def add(self) -> None:
        parent = self.standing()
        siblings = [None, *self.plan.items.standing().filter(parent=parent)]
        values: dict[str, Value] = {"text": self.chance.choice(TEXTS), "schedule": self.chance.choice(SCHEDULES)}
        values["leads"] = self.chance.sample(NAMES, 1)
        add_item(
            plan=self.plan,
            kind=self.chance.choice([Level.ACTION, Level.ITEM]),
            values=values,
            parent=parent,
            after=self.chance.choice(siblings),
            unplanned=self.chance.random() < 0.2,
            actor=self.actor,
        )

    def move(self) -> None:
        move_item(item=self.item(), parent=self.standing(), position=self.chance.randrange(4), actor=self.actor)

    def remove(self) -> None:
        """A small branch is taken out: a plan of which nothing is left has no more life."""
        item = self.item()
        below = self.plan.items.standing().filter(path__startswith=f"{item.path}.").count()
        if below < 4:
            remove_item(item=item, reason="", actor=self.actor)

    def restore(self) -> None:
        if gone := list(self.plan.items.exclude(removed=None).order_by("id")):
            restore_item(item=self.chance.choice(gone), actor=self.actor)

    def report(self) -> None:
        """Somebody tells of a line, of today more often than of a day before."""
        percent = self.chance.choice([None, None, Decimal(40), Decimal(100)])
        status, note = self.chance.choice(["", *Status]), self.chance.choice(["", "Trois terrains trouvés", "En route"])
        content = ReportContent(status=status, percent=percent, note=note)
        report_progress(
            item=self.item(), content=content, actor=self.actor, channel=ReportChannel.PAGE, on=self.recent_day()
        )

    def recent_day(self) -> date:
        """Today, or a day before."""
        back = self.chance.choice([0, 0, 0, self.chance.randrange(BACK)])
        return timezone.localdate() - timedelta(days=back)

    def decide(self) -> None:
        """A report is withdrawn, refused, restored."""
        reports = list(ProgressReport.objects.filter(item__plan=self.plan_id).order_by("id"))
        if reports:
            report = self.chance.choice(reports)
            fitting = [one for one in ReportDecision if report.state in TRANSITIONS[one][0]]
            decide_report(report=report, decision=self.chance.choice(fitting), actor=self.actor)

    def undo(self) -> None:
        """One thing that was done lately is taken back."""
        entries = Entry.objects.filter(scope=plan_scope(self.plan_id), object_type="plan_item").order_by("-id")
        if lately := list(entries[:30]):
            undo(entries=[self.chance.choice(lately)], actor=self.actor)

    def hide(self) -> None:
        set_visibility(item=self.item(), visibility=self.chance.choice([None, Audience.BOARD]), actor=self.actor)

    def rewrite(self) -> None:
        """A cell of the bilan is rewritten, or says again what is composed."""
        item = self.item()
        column = self.chance.choice(["results", "results", "leads", item.kind])
        on = self.recent_day() if column == "results" else timezone.localdate()
        where: dict[str, Any] = {"item": item, "column": column, "reader": Reader.BOARD, "on": on, "actor": self.actor}
        standing = EditedCell.objects.filter(item=item, column=column, reader=Reader.BOARD.value, removed=None).first()
        where["seen"] = standing.pk if standing else None
        if standing and self.chance.random() < 0.5:
            restore_cell(**where)
        else:
            edit_cell(text=self.chance.choice(["Réécrit", "Autrement\ndit", ""]), composed="", **where)

    def amend(self) -> None:
        """The assembly changes the plan, or decides otherwise of what it voted."""
        voted = list(self.plan.amendments.exclude(outcome=Outcome.WITHDRAWN.value))
        motion = Motion(on=timezone.localdate(), reason="Vote")
        if voted and self.chance.random() < 0.3:
            amendment = self.chance.choice(voted)
        elif self.chance.random() < 0.5:
            with amending(plan=self.plan, motion=motion, actor=self.actor):
                self.cell()
            return
        else:
            item = self.chance.choice(list(self.plan.items.standing()))
            change = self.chance.choice(
                [
                    {"verb": "changed", "item": item.pk, "field": "text", "after": "Voté"},
                    {"verb": "added", "parent": item.pk, "kind": "item", "after": "Ajouté par vote"},
                ]
            )
            amendment = propose_amendment(plan=self.plan, change=change, motion=motion, actor=self.actor)
        outcome = self.chance.choice([Outcome.ADOPTED, Outcome.ADOPTED, Outcome.REJECTED])
        vote_amendment(amendment=amendment, outcome=outcome, actor=self.actor)

    def describe(self) -> None:
        """The plan is called otherwise, or is of another time; or the plan it carries on is."""
        title = self.chance.choice(["Plan d’action", "Plan prolongé"])
        period = self.chance.choice(["2024-04/2027-03", "2023/2026", "2025-04-01/2026-03-31"])
        facts: dict[str, Any] = self.chance.choice(
            [{"title": title}, {"period": period}, {"organisation": title}, {"general_objectives": [{"text": title}]}]
        )
        describe_plan(plan=self.plan, facts=facts, actor=self.actor)

    def describe_former(self) -> None:
        """The plan this one carries on was of another time than was said."""
        if former := self.plan.predecessor:
            facts = {"period": self.chance.choice(["2021/2024", "2020/2023", ""])}
            describe_plan(plan=former, facts=facts, actor=self.actor)

    def count(self) -> None:
        """The network counts otherwise: its seasons, its year, what its averages leave out."""
        way = self.chance.randrange(3)
        if way == 0:
            statuses = self.chance.sample(list(MAY_BE_LEFT_OUT), 1)
            leave_out(plan=self.plan, statuses=statuses, actor=self.actor)
        elif way == 1:
            change_settings(network=self.plan.network, actor=self.actor, fiscal_year_start=self.chance.choice([1, 4]))
        else:
            seasons = self.chance.choice([{}, {"21": [4, 6], "22": [7, 9], "23": [10, 12], "24": [1, 3]}])
            change_settings(network=self.plan.network, actor=self.actor, seasons=seasons)

    def merge(self) -> None:
        """Two names are one party, or two after all."""
        parties = self.plan.network.parties
        merged = list(parties.exclude(merged_into=None).order_by("id"))
        if merged and self.chance.random() < 0.4:
            undo_merge(party=self.chance.choice(merged), actor=self.actor)
        elif parties.count() > 1:
            kept, gone = self.chance.sample(list(parties.order_by("id")), 2)
            merge(kept=kept, gone=gone, actor=self.actor)

    def come_back(self) -> None:
        """Her document, printed with what is known, comes back with cells changed by hand."""
        plan = Plan.objects.select_related("network", "reading__file").get(pk=self.plan_id)
        bilan = gather(plan, Choices(timezone.localdate()))
        file = WordFile(print_bilan(bilan, plan, Format.DOCX))
        cells = [place for place in texts_of(file.document) if place.row]  # the first row says what columns hold
        for place in self.chance.sample(cells, min(4, len(cells))):
            file.set_cell(place, [[Run(self.chance.choice(TEXTS[:4]))]])
        draft = create_draft(network=plan.network, author=self.author, name="plan.docx", data=file.save())
        comparison = comparison_of(draft, plan)
        begin_update(draft=draft, plan=plan, comparison=comparison)
        decide(draft=draft, choices={one.key: ACCEPTED for one in comparison.differences})
        apply_update(draft=draft, actor=self.author)
        if self.chance.random() < 0.3:
            draft.refresh_from_db()
            revert_update(draft=draft, plan=self.plan, actor=self.actor)

"""The plan: a tree of axes, objectives, actions and items."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from jalon.accounts.roles import Audience
from jalon.library.models import Reading
from jalon.network.models import Network, Party
from jalon.plans.choices import Level, PlanState, Status
from jalon.plans.rules.public import USUALLY_SHOWN
from jalon.plans.rules.rollup import LEFT_OUT


def usually_left_out() -> list[str]:
    """The statuses that count neither for nor against, unless the network chooses others."""
    return list(LEFT_OUT)


def usually_shown() -> list[str]:
    """What a public page shows, unless the network chooses otherwise."""
    return [one.value for one in USUALLY_SHOWN]


class Plan(models.Model):
    """A plan of a network. `period` is an EDTF interval, `starts` and `ends` its dates where it has any.

    `visibility` is who may see what says nothing else. `left_out` are the statuses that its average leaves out (see
    rules.rollup). `public_key` is the address of its public page once it was
    published, `public_shows` what that page shows (see rules.public); `predecessor` the plan it carries on.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="plans")
    title = models.TextField(blank=True)
    organisation = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="fr")
    period = models.CharField(max_length=100, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    updated_on = models.DateField(null=True, blank=True)
    layout = models.JSONField(default=dict, blank=True)
    general_objectives = models.JSONField(default=list, blank=True)
    acronyms = models.JSONField(default=dict, blank=True)
    notes = models.JSONField(default=list, blank=True)
    reading = models.ForeignKey(Reading, on_delete=models.SET_NULL, null=True, blank=True, related_name="plans")
    predecessor = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="successors")
    state = models.CharField(max_length=8, default=PlanState.DRAFT.value)
    adopted_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    visibility = models.PositiveSmallIntegerField(default=Audience.MEMBERS.value)
    left_out = models.JSONField(default=usually_left_out, blank=True)
    news_paused_until = models.DateField(null=True, blank=True)  # no request for news of it leaves by itself before
    published_at = models.DateTimeField(null=True, blank=True)
    public_key = models.CharField(max_length=40, null=True, blank=True, unique=True)  # unique when set
    indexable = models.BooleanField(default=False)
    public_shows = models.JSONField(default=usually_shown, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-starts", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=[state.value for state in PlanState]), name="plan_state"),
            models.CheckConstraint(
                condition=Q(visibility__in=[audience.value for audience in Audience]), name="plan_visibility"
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(starts__lte=F("ends")),
                name="plan_starts_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PlanItemQuerySet(models.QuerySet["PlanItem"]):
    """Items, and who may see them."""

    def standing(self) -> PlanItemQuerySet:
        """Those that were not taken out of the plan."""
        return self.filter(removed=None)

    def seen_by(self, audience: Audience) -> PlanItemQuerySet:
        """Those of the plan that somebody of this circle may see."""
        return self.standing().filter(audience__lte=audience)


class PlanItem(models.Model):
    """An axis, objective, action or item.

    `path` sorts the tree in reading order ("00001.00003"); `depth` is 0 at the top. `schedule` is as written,
    `when` what it means (contract of `jalon when`), `earliest`, `latest` and `schedule_kinds` copies of it.
    `source` and `sources` say where the words stand in the document of the plan's reading, `node` which node of its
    proposal it was read as (empty when it was not). `results` is what the
    document said came of it. `status`, `percent` and `reported` are copies of the latest progress report.
    `visibility` is empty when it is that of the item above; `audience` is what comes of it: the narrowest of its
    own and of those above. `identity` follows the item into the documents made from the plan. `unplanned` is work
    nobody foresaw, which may stand for another item; `origin` the item of an earlier plan it carries on, and why.
    What is taken out keeps its row, with the date in `removed`.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="items")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="children")
    path = models.TextField()
    depth = models.PositiveSmallIntegerField()
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    number = models.TextField(blank=True)
    text = models.TextField(blank=True)
    schedule = models.TextField(blank=True)
    when = models.JSONField(null=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    schedule_kinds = models.JSONField(default=list)
    results = models.TextField(blank=True)
    status = models.CharField(max_length=12, blank=True)
    progress = models.JSONField(null=True)
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    reported = models.DateTimeField(null=True)
    highlighted = models.BooleanField(default=False)
    extra = models.JSONField(default=dict)
    source = models.JSONField(default=dict)
    sources = models.JSONField(default=dict)
    node = models.CharField(max_length=20, blank=True)
    doubts = models.JSONField(default=list)
    identity = models.UUIDField(default=uuid.uuid4, editable=False)
    visibility = models.PositiveSmallIntegerField(null=True)
    audience = models.PositiveSmallIntegerField(default=Audience.MEMBERS.value)
    unplanned = models.BooleanField(default=False)
    stands_for = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="stood_for_by")
    origin = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="carried_on_by")
    origin_reason = models.CharField(max_length=20, blank=True)
    created = models.DateTimeField(auto_now_add=True)
    removed = models.DateTimeField(null=True)

    objects = PlanItemQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["path"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "path"], condition=Q(removed=None), name="item_path_once"),
            models.UniqueConstraint(fields=["plan", "identity"], name="item_identity_once"),
            models.CheckConstraint(condition=Q(percent__isnull=True) | Q(percent__range=(0, 100)), name="item_percent"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Level]), name="item_kind"),
            models.CheckConstraint(
                condition=Q(status__in=["", *(status.value for status in Status)]), name="item_status"
            ),
            models.CheckConstraint(
                condition=Q(earliest__isnull=True) | Q(latest__isnull=True) | Q(earliest__lte=F("latest")),
                name="item_earliest_before_latest",
            ),
            models.CheckConstraint(
                condition=Q(depth=0, parent__isnull=True) | Q(depth__gt=0, parent__isnull=False),
                name="item_depth_fits_parent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text}".strip()


class PlanLead(models.Model):
    """Who leads an item: the name as written, and the party it names.

    `inherited` when the name stands in a merged cell above.
    """

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="leads")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    party = models.ForeignKey(Party, on_delete=models.SET_NULL, null=True, related_name="leads")
    inherited = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["item", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "position"], name="lead_position_once"),
        ]

    def __str__(self) -> str:
        return self.text


class ExpectedResult(models.Model):
    """What should come of an item."""

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="expected_results")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["item", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "position"], name="expected_result_position_once"),
        ]

    def __str__(self) -> str:
        return self.text

"""Kits of welcome, and the welcomes begun from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from jalon.membership.choices import StepKind
from jalon.membership.errors import FollowingRefused
from jalon.membership.models import Kit, KitStep, Welcome, WelcomeStep
from jalon.network.actions.parties import members_of, root_of
from jalon.network.actions.writing import change_fields, forget, kept_new
from jalon.network.models import Network, Party
from jalon.phrases.folding import squeeze
from jalon.plans.actions.measuring import look_again_soon


@dataclass(frozen=True, slots=True)
class StepSaid:
    """A step as it is written: due `days` after the welcome begins."""

    title: str
    kind: StepKind
    days: int = 0


@transaction.atomic
def make_kit(*, network: Network, name: str, steps: Sequence[StepSaid], actor: str) -> Kit:
    """A kit to welcome from. Raises FollowingRefused (no_title, no_steps)."""
    name, steps = _checked(name, steps)
    made = Kit.objects.create(network=network, name=name)
    _write_steps(made, steps)
    kept_new(made, network_id=network.pk, actor=actor, told={"name": name, "steps": [one.title for one in steps]})
    return made


@transaction.atomic
def change_kit(*, kit: Kit, name: str, steps: Sequence[StepSaid], actor: str) -> None:
    """Other words or steps, for the welcomes that begin from now on. Raises FollowingRefused (no_title, no_steps)."""
    name, steps = _checked(name, steps)
    change_fields(kit, network_id=kit.network_id, actor=actor, name=name)
    before = [StepSaid(one.title, StepKind(one.kind), one.days) for one in kit.steps.all()]
    if before != list(steps):
        kit.steps.all().delete()
        _write_steps(kit, steps)
        kept_new(kit, network_id=kit.network_id, actor=actor, told={"steps": [one.title for one in steps]})


@transaction.atomic
def remove_kit(*, kit: Kit, on: date, actor: str) -> None:
    """No welcome begins from it any more; those begun go on."""
    change_fields(kit, network_id=kit.network_id, actor=actor, verb="removed", removed=on)


@transaction.atomic
def start_welcome(*, kit: Kit, party: Party, starts: date, actor: str) -> Welcome:
    """Welcome a member with the steps of a kit. Raises FollowingRefused (other_network, welcome_already, no_steps)."""
    if party.network_id != kit.network_id:
        raise FollowingRefused("other_network")
    root = root_of(party)
    Network.objects.select_for_update().get(pk=kit.network_id)
    if kit.welcomes.filter(party__in=members_of(root), steps__done=None).exists():
        raise FollowingRefused("welcome_already", root.name)
    if kit.welcomes.filter(party=root, starts=starts).exists():
        raise FollowingRefused("welcome_already", root.name)
    steps = list(kit.steps.all())
    if not steps:
        raise FollowingRefused("no_steps", kit.name)
    made = Welcome.objects.create(network_id=kit.network_id, party=root, kit=kit, starts=starts)
    WelcomeStep.objects.bulk_create(
        WelcomeStep(
            welcome=made, position=one.position, title=one.title, kind=one.kind, due=starts + timedelta(days=one.days)
        )
        for one in steps
    )
    told = {"party": root, "name": kit.name, "starts": starts}
    kept_new(made, network_id=kit.network_id, actor=actor, told=told)
    look_again_soon(kit.network)
    return made


@transaction.atomic
def remove_welcome(*, welcome: Welcome, actor: str) -> None:
    """One begun by mistake."""
    look_again_soon(welcome.network)
    told = {"party": welcome.party, "starts": welcome.starts}
    forget(welcome, network_id=welcome.network_id, actor=actor, told=told)


@transaction.atomic
def tick_step(*, step: WelcomeStep, on: date, actor: str) -> bool:
    """A step was done on a day. Raises FollowingRefused ("ends_before") for one before the welcome began."""
    if on < step.welcome.starts:
        raise FollowingRefused("ends_before")
    look_again_soon(step.welcome.network)
    values = {"done": on, "author": actor}
    return change_fields(step, network_id=step.welcome.network_id, actor=actor, verb="done", **values)


@transaction.atomic
def untick_step(*, step: WelcomeStep, actor: str) -> bool:
    """A step ticked by mistake is to do again."""
    look_again_soon(step.welcome.network)
    values = {"done": None, "author": ""}
    return change_fields(step, network_id=step.welcome.network_id, actor=actor, verb="undone", **values)


def _checked(name: str, steps: Sequence[StepSaid]) -> tuple[str, list[StepSaid]]:
    name = squeeze(name)
    kept = [StepSaid(title, one.kind, one.days) for one in steps if (title := squeeze(one.title))]
    if not name:
        raise FollowingRefused("no_title")
    if not kept:
        raise FollowingRefused("no_steps", name)
    return name, kept


def _write_steps(kit: Kit, steps: Sequence[StepSaid]) -> None:
    KitStep.objects.bulk_create(
        KitStep(kit=kit, position=at, title=one.title, kind=one.kind.value, days=one.days)
        for at, one in enumerate(steps, start=1)
    )

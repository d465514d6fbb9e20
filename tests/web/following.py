"""One of everything that following members keeps."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from jalon.membership.actions.asks import close_ask, keep_answer, open_ask
from jalon.membership.actions.contacts import add_rule, log_contact
from jalon.membership.actions.welcome import StepSaid, make_kit, start_welcome, tick_step
from jalon.membership.choices import AnswerChannel, AnswerKind, ContactChannel, ContactKind, Every, StepKind, Subject
from jalon.membership.models import AskLink
from jalon.network.models import Network
from tests.web.governance.world import MARK


def make_following(network: Network, actor: str) -> None:
    """An ask a member answered and may answer again by her link, her welcome, a contact with her, and a quota."""
    house = network.memberships.order_by("pk")[0].party
    day = date(2026, 9, 1)
    asked = open_ask(
        network=network,
        title=f"Code {MARK}",
        about=MARK,
        kind=AnswerKind.TEXT,
        opened=day,
        category=MARK,
        region=house.region,
        ticked=[house],
        reminders=[7, 21],
        actor=actor,
    )
    keep_answer(ask=asked, party=house, words=f"Oui {MARK}", channel=AnswerChannel.GRID, on=day, actor=actor)
    AskLink.objects.create(ask=asked, party=house, expires=timezone.now() + timedelta(days=30))
    kit = make_kit(network=network, name=f"Trousse {MARK}", steps=[StepSaid(MARK, StepKind.DOCUMENT)], actor=actor)
    welcome = start_welcome(kit=kit, party=house, starts=day, actor=actor)
    tick_step(step=welcome.steps.get(), on=day, actor=actor)
    for kind in ContactKind:
        log_contact(party=house, on=day, channel=ContactChannel.PHONE, kind=kind, theme=MARK, note=MARK, actor=actor)
    add_rule(
        network=network,
        name=f"Quota {MARK}",
        subject=Subject.REGIONS,
        quota=1,
        every=Every.MONTH,
        starts=day,
        actor=actor,
    )


def ended_links(network: Network) -> list[AskLink]:
    """A link that expired, one that was revoked, and one of an ask that was closed."""
    house, now = network.memberships.order_by("pk")[0].party, timezone.now()
    found = []
    for values in ({"expires": now - timedelta(minutes=1)}, {"revoked": now}, {}):
        asked = open_ask(network=network, title=MARK, kind=AnswerKind.YES_NO, opened=timezone.localdate(), actor="test")
        found.append(AskLink.objects.create(ask=asked, party=house, **({"expires": now + timedelta(days=1)} | values)))
    close_ask(ask=found[-1].ask, on=timezone.localdate(), actor="test")
    return found

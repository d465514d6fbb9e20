"""One of everything that members and measures keep."""

from __future__ import annotations

from datetime import date

from jalon.network.actions.governance import add_seat, end_mandate, form_body, give_seat
from jalon.network.actions.membership import admit, record_fee, relate, set_rule
from jalon.network.actions.parties import create_party
from jalon.network.actions.privacy import ask_about_oneself, note_access, note_incident
from jalon.network.actions.regions import add_population, add_region
from jalon.network.choices import AccessedFor, BodyKind, PersonAsk, Tie
from jalon.network.models import Network, Party
from jalon.plans.actions.handovers import keep_answering
from jalon.plans.actions.items import change_item
from jalon.plans.actions.measuring import link_measure, propose_results
from jalon.plans.models import Plan, PlanItem

MARK = "Xylographie"  # said by everything of the network, and by nothing of the interface


def make_governance(network: Network, plan: Plan, item: PlanItem, hers: Party) -> None:
    """A board with a seat somebody holds and a vacant one, a member with its fee, a value that waits.

    Two mandates are over: that of who answers for the item, and one that was settled.
    """
    region = add_region(network=network, name=f"Région {MARK}", actor="test")
    house = create_party(network=network, name=f"Maison {MARK}", kind="organisation", actor="test", region=region)
    person = create_party(network=network, name=f"Déléguée {MARK}", kind="person", actor="test")
    relate(party=person, organisation=house, kind=Tie.REPRESENTS, actor="test")
    body = form_body(
        party=create_party(network=network, name=f"Bureau {MARK}", actor="test"), kind=BodyKind.BOARD, actor="test"
    )
    seats = [add_seat(body=body, title=f"Poste {at} {MARK}", region=region, actor="test") for at in range(2)]
    give_seat(seat=seats[0], holder=person, starts=date(2020, 1, 1), actor="test")
    days = (date(2025, 1, 1), date(2025, 2, 1))
    over = [give_seat(seat=seats[1], holder=hers, starts=day, ends=day, actor="test") for day in days]
    end_mandate(mandate=over[1], ends=days[1], reason=MARK, actor="test")
    set_rule(network=network, fees=True, grace_days=90, categories=[MARK], actor="test")
    member = admit(party=house, category=MARK, starts=date(2020, 1, 1), actor="test")
    record_fee(membership=member, starts=date(2020, 1, 1), ends=date(2020, 12, 31), actor="test")
    add_population(network=network, name=f"Ordre {MARK}", size=10, source=MARK, on=date(2020, 1, 1), actor="test")
    change_item(item=item, changes={"expected_results": ([], [f"Postes comblés {MARK}"])}, actor="test")
    expected = item.expected_results.get()
    link_measure(expected=expected, measure="seats_filled", given={"body": f"body:{body.pk}"}, actor="test")
    propose_results(network=network)
    note_incident(network=network, happened=days[0], noticed=days[1], what=MARK, data=MARK, serious=True, actor="test")
    ask_about_oneself(party=person, kind=PersonAsk.ERASURE, words=MARK)
    note_access(network=network, party=person, actor="test", how=AccessedFor.PAGE)
    keep_answering(plan=plan, mandate=over[1], actor="test")

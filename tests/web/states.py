"""Pages in the states where they show more than at their bare address, for `test_every_page`.

Each function makes what a part of the product has to show, and returns the addresses where it is seen: by the
coordination (`STATES`) or by somebody without an account (`OPEN_STATES`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.utils import timezone

from jalon.accounts.roles import Role
from jalon.mailings.actions.addresses import record_bounce, refuse
from jalon.mailings.rules import Channel, MessageKind
from jalon.membership.actions.asks import close_ask, keep_answer, open_ask
from jalon.membership.actions.reminders import remind
from jalon.membership.actions.welcome import StepSaid, make_kit, start_welcome, tick_step
from jalon.membership.choices import AnswerChannel, AnswerKind, StepKind
from jalon.membership.models import AskLink
from jalon.network.actions import restoring
from jalon.network.actions.directory_drafts import create_list
from jalon.network.actions.governance import add_seat, delegate, form_body
from jalon.network.actions.lists import import_list
from jalon.network.actions.membership import admit
from jalon.network.actions.parties import create_party
from jalon.network.choices import BodyKind
from jalon.network.importing.tables import pasted
from jalon.network.models import Network, Party
from jalon.network.queries.lists import comparison_of
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.items import change_item
from jalon.plans.actions.reimport import apply_update
from jalon.plans.models import ImportDraft, Plan
from jalon.plans.rules.public import Reader
from jalon.reports.actions.prints import print_bilan_as
from jalon.reports.choices import Choices, Format
from jalon.web.components.queueing import queue as reading_queue
from jalon.web.mailings.links import Recipient, token_of
from jalon.web.membership.links import token_of as token_of_ask
from jalon.web.replies.links import token_of as token_of_request
from tests.conftest import draft_of
from tests.web.addresses import ENDED, SHORT_PLAN, World, addresses
from tests.web.conftest import document, garden_proposal
from tests.web.news_requests.conftest import answer_four
from tests.web.replies.conftest import ask_ten, make_sophie, make_ten
from tests.web.test_mailings import written
from tests.web.test_reimport import edited, update_of

BASE: Final = "/reseaux/rjs/"
HTML: Final = '<html lang="fr"><head><title>T</title></head><body><p>Voir <a href="/">la suite</a></p></body></html>'


def _garden_draft(world: World) -> ImportDraft:
    draft = draft_of(world.network, world.people[Role.COORDINATION], garden_proposal())
    draft.document = document()
    draft.save(update_fields=["document"])
    return draft


def _gardens(world: World) -> Plan:
    plan = accept_draft(draft=_garden_draft(world), actor=world.people[Role.COORDINATION]).plan
    assert plan is not None
    return plan


def _import(world: World) -> list[str]:
    """A draft with its document, doubts and a text without a place."""
    base = f"{BASE}importer/{_garden_draft(world).pk}/"
    return [base, *(base + asked for asked in ("?doute=1", "?modifier=n3", "?modifier=u1"))]


def _results(world: World) -> list[str]:
    """A value to decide of, one that is corrected, one that was decided, and the choice of a measure."""
    expected = world.item.expected_results.get()
    waiting = expected.link.proposals.get(state="waiting")
    base = f"{BASE}plans/{world.plan.pk}/resultats/"
    return [
        base + asked
        for asked in (f"?resultat={waiting.pk}", f"?corriger=&resultat={waiting.pk}", f"?lier={expected.pk}")
    ]


def _bodies(world: World) -> list[str]:
    """A body of regions with a vacant seat, a delegation, and bodies on another day."""
    party = create_party(network=world.network, name="Délégués", actor="test")
    body = form_body(party=party, kind=BodyKind.DELEGATES, mandate="Parler pour sa région.", actor="test")
    place = create_party(network=world.network, name="Coalition", kind="organisation", actor="test")
    delegate(network=world.network, at=place, actor="test")
    add_seat(body=body, title="Poste vacant", actor="test")
    seen = [f"instances/{body.pk}/", f"instances/{body.pk}/?au=2020-01-01", "instances/?au=2020-01-01", "delegations/"]
    return [BASE + one for one in seen]


def _members(world: World) -> list[str]:
    """Those who were, those through an organisation, and nobody; a region being renamed."""
    asked = ("?statut=tous", "?qui=personnes&statut=tous", "?texte=zzz&cotisation=due", "?au=2020-06-01")
    return [
        f"{BASE}regions/modifier/?region={world.network.regions.get().pk}",
        *(f"{BASE}membres/{one}" for one in asked),
    ]


def _plan(world: World) -> list[str]:
    """A plan that is not published, and the document it came from."""
    plan = _gardens(world)
    item, base = plan.items.get(text="Recenser"), f"{BASE}plans/{plan.pk}/"
    seen = ["", "?etat=done", "?au=2024-01-01", f"elements/{item.pk}/", f"assemblee/?geste=changed&element={item.pk}"]
    seen += ["publication/", "qui-repond/", f"qui-repond/?modifier=element-{item.pk}", "qui-repond/?voir=personne"]
    return [*(base + one for one in seen), f"{BASE}lectures/{plan.reading_id}/"]


def _bilan(world: World) -> list[str]:
    """A bilan of one axis for the board, and one that was printed."""
    plan = _gardens(world)
    choices = Choices(timezone.localdate(), reader=Reader.BOARD, summary=True)
    author = world.people[Role.COORDINATION].actor
    kept = print_bilan_as(plan=plan, choices=choices, formats=[Format.HTML], actor=author)
    base = f"{BASE}plans/{plan.pk}/"
    return [f"{base}bilan/?vu=1&pour=board&resume=1&notes=oui", f"{base}bilans/{kept.pk}/"]


def _search(_world: World) -> list[str]:
    return [f"{BASE}recherche/{asked}" for asked in ("", "?q=jardins", "?q=introuvables")]


def _people(world: World) -> list[str]:
    """Two names that may be the same."""
    names = ("Conseil d'administration des jardins", "conseil administration jardin")
    one, _other = (create_party(network=world.network, name=name, actor="test") for name in names)
    return [f"{BASE}personnes/doublons/", f"{BASE}personnes/{one.pk}/"]


def _update(world: World) -> list[str]:
    """A file with a conflict, waiting; the same given to the import; one applied."""
    coordination = world.people[Role.COORDINATION]
    plan, done = _gardens(world), _gardens(world)
    update = update_of(plan, coordination, edited())
    change_item(item=plan.items.get(text="Recenser"), changes={"schedule": ("Automne 2024", "Été 2025")}, actor="test")
    again = draft_of(world.network, coordination, edited())
    applied = update_of(done, coordination, edited())
    apply_update(draft=applied, actor=coordination)
    updates = [f"{BASE}plans/{one.updates_id}/mettre-a-jour/{one.pk}/" for one in (update, applied)]
    return [f"{BASE}plans/{plan.pk}/mettre-a-jour/", *updates, f"{BASE}importer/{again.pk}/"]


def _asking(world: World) -> list[str]:
    """Ten actions, the person who answers for them, and answers that wait."""
    sophie = make_sophie(world.network)
    ten = make_ten(world.network, world.people[Role.COORDINATION], sophie)
    waiting = answer_four(ask_ten(ten))
    base = f"{BASE}plans/{ten.pk}/nouvelles/"
    seen = ["", "?quoi=tout", f"apercu/{sophie.pk}/?quoi=tout", "reponses/", f"reponses/?reponse={waiting[1].pk}"]
    seen += [f"reponses/?corriger={waiting[1].pk}", "noter/", f"noter/?personne={sophie.pk}", "journal/", "rythme/"]
    return [base + one for one in seen]


def _outbox(world: World) -> list[str]:
    """Messages to an address, to what is none; refusals; an address that bounces."""
    network = world.network
    messages = [written(network, html=HTML, to_email=email) for email in ("lea@membre.example", "pas une adresse")]
    refuse(network=network, email="p@membre.example", kind=None, channel=Channel.LINK, actor="test")
    record_bounce(network=network, email="v@membre.example", hard=True, answer="550", actor="test")
    seen = ["", "?etat=waiting", "?texte=zzz", "reglages/", "adresses/", *(f"{message.pk}/" for message in messages)]
    return [f"{BASE}courriels/{one}" for one in seen]


def _access(world: World) -> list[str]:
    """The board proposes who takes the coordination."""
    restoring.propose(
        network=world.network, person=world.people[Role.READER], why="Partie", actor=world.people[Role.BOARD]
    )
    return [f"{BASE}acces/", f"{BASE}acces/coordination/"]


def _following(world: World) -> list[str]:
    """An ask of each kind that all the members have to answer, answers being written, and one that is closed."""
    network, house = world.network, world.network.asks.earliest("pk").ticked.get()
    Party.objects.filter(pk=house.pk).update(email="maison@membre.example")
    kinds = {
        kind: open_ask(network=network, title=f"Demande {kind}", kind=kind, opened=timezone.localdate(), actor="test")
        for kind in AnswerKind
    }
    remind(ask=kinds[AnswerKind.TEXT], actor="test")
    close_ask(ask=kinds[AnswerKind.DATE], on=timezone.localdate(), actor="test")
    base, asked = f"{BASE}suivi/", kinds[AnswerKind.YES_NO].pk
    edited = [f"?demande={one.pk}&membre={house.pk}" for one in kinds.values()]
    pages = [f"demandes/{one.pk}/{page}" for one in kinds.values() for page in ("", "rappels/")]
    return [base + one for one in ("", "?fermees=1", *edited, *pages, f"demandes/{asked}/modifier/")]


def _member(network: Network) -> Party:
    """A new member, who may be welcomed and asked."""
    house = create_party(network=network, name="Maison des aînés", kind="organisation", actor="test")
    return admit(party=house, starts=timezone.localdate(), actor="test").party


def _welcoming(world: World) -> list[str]:
    """A welcome under way with a late step, its kit, a new one, and a contact about to be noted with its quota."""
    network, author = world.network, world.people[Role.COORDINATION].actor
    house = _member(network)
    steps = [StepSaid("Guide", StepKind.DOCUMENT), StepSaid("Appel", StepKind.MEETING, 14)]
    kit = make_kit(network=network, name="Trousse", steps=steps, actor=author)
    begun = start_welcome(kit=kit, party=house, starts=timezone.localdate() - timedelta(days=40), actor=author)
    tick_step(step=begun.steps.earliest("pk"), on=timezone.localdate(), actor=author)
    seen = ["accueil/", "accueil/trousses/ajouter/", f"accueil/trousses/{kit.pk}/", f"contacts/?membre={house.pk}"]
    return [f"{BASE}suivi/{one}" for one in seen]


def _bringing(world: World) -> list[str]:
    """A list with a title, doubts and a wrong date: its columns, what it would make, what it made."""
    text = "Membres 2026\nOrganisme\tContact\tCourriel\tRégion\tMembre depuis\nMaison des jeunes\tLuc Roy; Ève Cyr\t"
    text += "luc@maison.example\tAilleurs\thier\nComité Xylographies\t\t\t\t2020-01-01\n\tSeule Personne\t\t\t\n"
    lists = [
        create_list(network=world.network, author=world.people[Role.COORDINATION], sheets=pasted(text)) for _ in "ab"
    ]
    import_list(draft=lists[1], seen=comparison_of(lists[1]).mark, actor="test")
    base = f"{BASE}personnes/importer/"
    return [base, f"{base}{lists[0].pk}/", f"{base}{lists[0].pk}/apercu/", f"{base}{lists[1].pk}/fait/"]


def _refused(world: World) -> list[str]:
    """The links of somebody who wants no message."""
    token = token_of(Recipient(world.network.pk, "p@membre.example", MessageKind.REQUEST))
    return [f"/courriels/{page}/{token}/" for page in ("arreter", "choix")]


def _answering(world: World) -> list[str]:
    """Ten lines to answer."""
    amir = create_party(network=world.network, name="Amir Haddad", email="amir@atelier.example", actor="test")
    asked = ask_ten(make_ten(world.network, world.people[Role.COORDINATION], amir))
    base, line = f"/r/{token_of_request(asked)}/", asked.lines.order_by("id")[0]
    return [base, *(f"{base}{line.pk}/{said}" for said in ("", "?rep=pas-moi", "?rep=fait"))]


def _answering_asks(world: World) -> list[str]:
    """What is asked of a member, by her link: each kind of answer, one chosen, one received."""
    house, day = _member(world.network), timezone.localdate()
    found = []
    for kind in AnswerKind:
        asked = open_ask(network=world.network, title="Demande", about="Pourquoi", kind=kind, opened=day, actor="test")
        link = AskLink.objects.create(ask=asked, party=house, expires=timezone.now() + timedelta(days=3))
        found.append(f"/d/{token_of_ask(link)}/")
    keep_answer(ask=asked, party=house, words="Oui", channel=AnswerChannel.LINK, actor=f"party:{house.pk}")
    return [*found, f"{found[0]}?rep=oui", f"{found[-1]}?recu=1"]


def _copied(_world: World) -> list[str]:
    """The copy with scrambled words of a document of which the text alone is copied."""
    owner = "address:copied"
    ticket = reading_queue().add(SHORT_PLAN.encode(), "copie-brouillee-texte.txt", owner=owner, stranger=True)
    reading_queue().wait(ticket, owner=owner, seconds=20)
    return [f"/essayer/lecture/copie/{ticket}/"]


def ended(world: World) -> list[str]:
    """Links that no longer open, or never did."""
    found = [
        address.fill(world, token=token)
        for address in addresses()
        for token in ENDED.get(address.name, lambda _world: [])(world)
        if address.name not in ("calendar", "reply_renew", "ask_renew")  # read by programs; posted to
    ]
    return [*found, "/invitations/ailleurs/", f"/r/{token_of_request(world.asked)}x/"]


STATES: Final[tuple[Callable[[World], list[str]], ...]] = (
    _import,
    _plan,
    _bilan,
    _results,
    _bodies,
    _members,
    _search,
    _people,
    _update,
    _asking,
    _outbox,
    _access,
    _following,
    _welcoming,
    _bringing,
)
OPEN_STATES: Final[tuple[Callable[[World], list[str]], ...]] = (_refused, _answering, _answering_asks, _copied)

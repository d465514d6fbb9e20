"""Every address of the product, and what fills its arguments: what the crawl of `test_isolation` walks through.

A new address makes that test fail until this table knows it:

- an argument in its path (`<int:party_id>`): give `FILLERS` a function that makes it from the `World`; when two
  addresses give the same name to different things, the key is "name of the address.argument";
- inside a network (`<slug:slug>`): add it to `permissions.PERMISSIONS`, with the permission its view asks for;
- open to everyone, or to who holds a link: add it to `PUBLIC`, with the reason. A link that ends is added to `ENDED`
  too: functions that make links that no longer open;
- shown only with words after it (a search): add it to `ASKED`.

An object it needs and that no one made yet is made in `make_world`. Make it say SECRET where only the board may read
it, and MARK where only the network may; NAME is in the name of the network, which who holds a link may know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from jalon.accounts.actions import give_account
from jalon.accounts.models import User
from jalon.accounts.roles import Audience, Role
from jalon.exchange.models import Export
from jalon.exchange.rules import State
from jalon.health.actions import beat
from jalon.health.rules import Part
from jalon.library.actions import store_file
from jalon.mailings.actions.messages import queue
from jalon.mailings.models import Message
from jalon.mailings.rules import MessageKind
from jalon.network.actions.directory_drafts import create_list
from jalon.network.actions.inviting import accept, invite, revoke
from jalon.network.actions.lists import import_list
from jalon.network.actions.membership import relate
from jalon.network.actions.merging import merge
from jalon.network.actions.networks import create_network, grant_access
from jalon.network.actions.parties import create_party
from jalon.network.choices import Tie
from jalon.network.importing.tables import pasted
from jalon.network.models import DirectoryDraft, Invitation, Network, Party, Relation
from jalon.network.queries.lists import comparison_of
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.amending import Motion, propose_amendment
from jalon.plans.actions.feeds import make_feed, revoke_feed
from jalon.plans.actions.items import set_visibility
from jalon.plans.actions.publishing import publish_plan, unpublish_plan
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel, RequestReason
from jalon.plans.models import Assignment, ImportDraft, Plan, PlanItem, ProgressReport, Request, RequestLine, Taught
from jalon.plans.rules.public import Reader
from jalon.reports.actions.prints import make_file, print_bilan_as
from jalon.reports.choices import Choices, Format
from jalon.web.components.queueing import queue as reading_queue
from jalon.web.mailings.links import Recipient, token_of
from jalon.web.membership.links import token_of as token_of_ask
from jalon.web.privacy.links import token_of as own_token
from jalon.web.replies.links import token_of as token_of_request
from tests.conftest import draft_of, node, proposal_of
from tests.web.following import ended_links, make_following
from tests.web.governance.world import MARK, make_governance

NAME = "Wallaby"
SECRET = "Zymotechnie"  # said by what is for the board only

# A plan whose words are no sentence of the interface.
SHORT_PLAN = "Plan 2024-2027\n\nAxe 1 – Jardins\n\n- Recenser les terrains\n- Signer trois ententes\n- Semer\n"


@dataclass
class World:
    """A network with one of everything, and another one, each with a person of each role."""

    network: Network
    other: Network
    people: dict[Role, User]
    others: dict[Role, User]
    plan: Plan
    item: PlanItem
    board_item: PlanItem
    draft: ImportDraft
    invitation: Invitation
    token: str
    session: UserSession
    message: Message
    asked: Request


def make_world(slug: str = "rjs", beside: str = "autre") -> World:
    """One of everything, in a network and beside another one, each with its address."""
    for part in Part:
        beat(part, timezone.now())
    network = create_network(name=f"Réseau {NAME}", sigle=NAME, slug=slug, actor="test")
    other = create_network(name="Autre réseau", slug=beside, actor="test")
    people = {role: _person(network, role, MARK) for role in Role}
    others = {role: _person(other, role, "Voisin") for role in Role}
    coordination = people[Role.COORDINATION]
    proposal = proposal_of(
        node(
            "axis",
            f"Axe {MARK}",
            node("action", f"Action {MARK}", leads=[f"Comité {MARK}"], schedule="Automne 2024"),
            node("action", f"Action {SECRET}", leads=[f"Comité {SECRET}"], results=f"Fait {SECRET}"),
        ),
        title=f"Plan {MARK}",
    )
    plan = accept_draft(draft=draft_of(network, coordination, proposal), actor=coordination).plan
    assert plan is not None
    board_item = plan.items.get(text=f"Action {SECRET}")
    set_visibility(item=board_item, visibility=Audience.BOARD, actor="test")
    invitation, token = invite(
        network=network, email="invitee@ailleurs.example", role=Role.READER, actor=coordination, name=MARK
    )
    item = plan.items.get(text=f"Action {MARK}")
    party = create_party(
        network=network, name=f"Dame {MARK}", kind="person", email="dame@ailleurs.example", actor="test"
    )
    make_feed(network=network, user=people[Role.READER], plan=plan)
    contributor = people[Role.CONTRIBUTOR]
    hers = create_party(network=network, name=contributor.name, user=contributor, actor="test")
    Assignment.objects.create(plan=plan, item=item, person=hers)
    _report(network, item, coordination)
    PlanItem.objects.filter(pk=item.pk).update(reported=timezone.now() - timedelta(days=40))  # news may be asked again
    make_governance(network, plan, item, hers)
    author = people[Role.COORDINATION].actor
    make_following(network, author)
    for kind, says in {"heading": {"role": "leads"}, "word": {"status": "postponed"}, "name": {"name": MARK}}.items():
        Taught.objects.create(network=network, kind=kind, key=MARK.lower(), words=MARK, says=says, author=author)
    return World(
        network=network,
        other=other,
        people=people,
        others=others,
        plan=plan,
        item=item,
        board_item=board_item,
        draft=draft_of(network, coordination, proposal_of(node("axis", MARK))),
        invitation=invitation,
        token=token,
        session=_device(coordination),
        asked=_ask(network, party, item),
        message=_message(network),
    )


def _ask(network: Network, person: Party, item: PlanItem, **values: Any) -> Request:
    in_a_month = timezone.now() + timedelta(days=30)
    found = Request.objects.create(network=network, person=person, **({"expires": in_a_month} | values))
    RequestLine.objects.create(request=found, item=item, reason=RequestReason.SILENT)
    return found


def _device(user: User) -> UserSession:
    client = Client()
    client.force_login(user)
    key = client.session.session_key
    return UserSession.objects.create(user=user, session_key=key, ip="127.0.0.1", user_agent=MARK)


def _person(network: Network, role: Role, name: str) -> User:
    user = give_account(email=f"{role}@{network.slug}.example", name=f"{name} {role}", actor="test")
    grant_access(network=network, user=user, role=role, actor="test")
    return user


def _merged(world: World) -> Party:
    gone = create_party(network=world.network, name=f"Comités {MARK}", actor="test")
    return merge(kept=world.network.parties.get(name=f"Comité {MARK}"), gone=gone, actor="test")


def _who_answers(world: World) -> Party:
    return world.network.parties.get(user=world.people[Role.CONTRIBUTOR])


def _recipient(world: World) -> str:
    return token_of(Recipient(world.network.pk, "invitee@ailleurs.example", MessageKind.NOTICE))


def _message(network: Network) -> Message:
    return queue(
        network=network,
        kind=MessageKind.NOTICE,
        to_email="invitee@ailleurs.example",
        subject=f"Objet {MARK}",
        text=MARK,
        html=f"<p>{MARK}</p>",
        actor="test",
    )


def _amendment(world: World) -> int:
    """What was proposed of the line for the board, to be voted."""
    change = {"verb": "changed", "item": world.board_item.pk, "field": "text", "after": f"Autrement {SECRET}"}
    return propose_amendment(plan=world.plan, change=change, motion=Motion(on=timezone.localdate()), actor="test").pk


def _export(world: World) -> int:
    """An archive, ready."""
    found = Export.objects.create(
        network=world.network, state=State.READY, made=timezone.now(), expires=timezone.now() + timedelta(days=1)
    )
    found.path.parent.mkdir(parents=True, exist_ok=True)
    found.path.write_bytes(MARK.encode())
    return found.pk


def _printed(world: World) -> int:
    """A bilan that was printed for members, with its file."""
    author = world.people[Role.COORDINATION].actor
    choices = Choices(timezone.localdate(), reader=Reader.MEMBERS)
    kept = print_bilan_as(plan=world.plan, choices=choices, formats=[Format.JSON], actor=author)
    make_file.call(kept.files.get().pk)  # as the worker does
    return kept.pk


FILLERS: dict[str, Callable[[World], object]] = {
    "slug": lambda world: world.network.slug,
    "plan_id": lambda world: world.plan.pk,
    "item_id": lambda world: world.item.pk,
    "party_id": lambda world: world.network.parties.get(name=f"Comité {MARK}").pk,
    "party.party_id": lambda world: world.network.parties.get(name=f"Dame {MARK}").pk,
    "party_separate.party_id": lambda world: _merged(world).pk,
    "reading_id": lambda world: world.plan.reading_id,
    "draft_id": lambda world: world.draft.pk,
    **{
        f"update_{page}.draft_id": lambda world: _update(world).pk
        for page in ("review", "decide", "undo", "apply", "revert", "leave", "delete")
    },
    **{
        f"party_import{page}.draft_id": lambda world: _list(world).pk
        for page in ("_columns", "_preview", "_undo", "_delete")
    },
    "party_import_done.draft_id": lambda world: _list(world, done=True).pk,
    "party_export.fmt": lambda _world: "csv",
    "relation_id": lambda world: _tie(world).pk,
    "invitation_id": lambda world: world.invitation.pk,
    "access_id": lambda world: world.network.accesses.get(user=world.people[Role.READER]).pk,
    "taught_id": lambda world: world.network.taught.get(kind="heading").pk,
    "session_id": lambda world: world.session.pk,
    "step": lambda _world: "proposer",
    "plan_step.step": lambda _world: "adopter",
    "amendment_id": _amendment,
    "report_id": lambda world: world.item.reports.exclude(files=None).get().pk,
    "file_id": lambda world: world.item.reports.exclude(files=None).get().files.get().pk,
    "feed_id": lambda world: world.network.feeds.get(revoked=None).pk,
    "public_plan.token": lambda world: _published(world.plan),
    "calendar.token": lambda world: world.network.feeds.get(revoked=None).secret,
    "message_id": lambda world: world.message.pk,
    "export_id": _export,
    "printed_id": _printed,
    "fmt": lambda _world: "json",
    "invitation.token": lambda world: world.token,
    "mail_preferences.token": _recipient,
    "unsubscribe.token": _recipient,
    "reply_sheet.token": lambda world: token_of_request(world.asked),
    "reply_line.token": lambda world: token_of_request(world.asked),
    "reply_thanks.token": lambda world: token_of_request(world.asked),
    "reply_renew.token": lambda world: token_of_request(world.asked),
    "plan_news_preview.party_id": lambda world: _who_answers(world).pk,
    "plan_news_mail.party_id": lambda world: _who_answers(world).pk,
    "plan_reply_decide.report_id": lambda world: world.item.reports.exclude(files=None).get().pk,
    "request_id": lambda world: world.asked.pk,
    "incident_id": lambda world: world.network.privacy_incidents.get().pk,
    "privacy_answer.ask_id": lambda world: world.network.person_requests.get().pk,
    **dict.fromkeys(
        ("own_data.token", "own_data_copy.token", "own_data_request.token"),
        lambda world: own_token(world.network.parties.get(name=f"Dame {MARK}"), "dame@ailleurs.example"),
    ),
    "mandate_id": lambda world: world.network.mandates.exclude(ends=None).get(reason="").pk,
    "expected_id": lambda world: world.item.expected_results.get().pk,
    "proposal_id": lambda world: world.item.expected_results.get().link.proposals.get(state="waiting").pk,
    "mandate.mandate_id": lambda world: world.network.mandates.filter(reason=MARK).get().pk,
    "body_id": lambda world: world.network.mandates.get(ends=None).seat.body_id,
    "seat_id": lambda world: world.network.mandates.get(ends=None).seat_id,
    "membership_id": lambda world: world.network.memberships.get().pk,
    "ask_id": lambda world: world.network.asks.earliest("pk").pk,
    "ask_mail.party_id": lambda world: world.network.asks.earliest("pk").links.get().party_id,
    "ask_revoke.party_id": lambda world: world.network.asks.earliest("pk").links.get().party_id,
    "ask_reply.token": lambda world: token_of_ask(world.network.asks.earliest("pk").links.get()),
    "ask_renew.token": lambda world: token_of_ask(world.network.asks.earliest("pk").links.get()),
    "kit_id": lambda world: world.network.kits.get().pk,
    "welcome_id": lambda world: world.network.welcomes.get().pk,
    "step_id": lambda world: world.network.welcomes.get().steps.get().pk,
    "contact_id": lambda world: world.network.contacts.earliest("pk").pk,
    "year": lambda _world: 2026,
    "line_id": lambda world: world.asked.lines.get().pk,
    "import_waiting.ticket": lambda world: _in_line(world, f"Plan {MARK}.txt"),
    "party_import_waiting.ticket": lambda world: _in_line(world, f"Liste {MARK}.csv"),
    "update_waiting.ticket": lambda world: _in_line(world, f"Plan {MARK}.txt"),
    "try_waiting.ticket": lambda world: _in_line(world, "plan.txt", stranger=True),
    "try_reading.ticket": lambda world: _in_line(world, "plan.txt", stranger=True),
    "try_report.ticket": lambda world: _in_line(world, "plan.txt", stranger=True),
    "try_copy.ticket": lambda _world: "lecture",  # where to go back
    "try_copy.copy_ticket": lambda world: _in_line(world, "copie-brouillee.txt", stranger=True),
    "try_copy_file.copy_ticket": lambda world: _in_line(world, "copie-brouillee.txt", stranger=True),
    "import_copy.copy_ticket": lambda world: _in_line(world, "copie-brouillee.txt"),
    "account_reset_password_from_key.uidb36": lambda _world: "1",
    "account_reset_password_from_key.key": lambda _world: "set-password",
}


def _in_line(world: World, name: str, *, stranger: bool = False) -> str:
    """A file that waits to be read, or was; each one of strangers is of another."""
    owner = f"address:{uuid4()}" if stranger else f"user:{world.people[Role.COORDINATION].pk}"
    return reading_queue().add(SHORT_PLAN.encode(), name, owner=owner, stranger=stranger)


def _update(world: World) -> ImportDraft:
    """The file of the plan edited by hand, waiting for its author."""
    author = world.people[Role.COORDINATION]
    known = world.network.drafts.filter(updates=world.plan, reading=None).first()
    return known or draft_of(world.network, author, proposal_of(node("axis", f"Axe {MARK}")), updates=world.plan)


def _list(world: World, *, done: bool = False) -> DirectoryDraft:
    """A list of people she gave; or one that is in the directory."""
    text = f"Organisme\tContact\nMaison {MARK}\tLuc {MARK}\n"
    author = world.people[Role.COORDINATION]
    made = create_list(network=world.network, author=author, sheets=pasted(text))
    return import_list(draft=made, seen=comparison_of(made).mark, actor="test") if done else made


def _tie(world: World) -> Relation:
    """What somebody is to the party of `party_id`."""
    house = world.network.parties.get(name=f"Comité {MARK}")
    known = house.people.first()
    rose = world.network.parties.get(name=f"Dame {MARK}")
    return known or relate(party=rose, organisation=house, kind=Tie.WORKS_FOR, actor="test")


def _report(network: Network, item: PlanItem, user: User) -> ProgressReport:
    """What somebody said of the action, with a file."""
    file = store_file(
        network=network,
        name=f"{MARK}.txt",
        data=MARK.encode(),
        media_type="text/plain",
        uploaded_by=user,
        origin="report",
        actor=user.actor,
    )
    said = ReportContent(status="in_progress", note=f"Commencé {MARK}")
    return report_progress(item=item, content=said, actor=user.actor, channel=ReportChannel.PAGE, files=[file])


def _published(plan: Plan) -> str:
    """The address of its public page; what is for the board stays for the board."""
    return publish_plan(plan=plan, indexable=True, actor="test").public_key or ""


def _withdrawn(world: World) -> str:
    """The address of a public page taken away."""
    author = world.people[Role.COORDINATION]
    draft = draft_of(world.network, author, proposal_of(node("action", f"Action {MARK}"), title=f"Plan {MARK}"))
    plan = accept_draft(draft=draft, actor=author).plan
    assert plan is not None
    address = _published(plan)
    unpublish_plan(plan=plan, actor="test")
    return address


def _feed_withdrawn(world: World) -> str:
    """The secret of a calendar taken back."""
    feed = make_feed(network=world.network, user=world.people[Role.BOARD], plan=world.plan)
    revoke_feed(feed=feed, user=world.people[Role.BOARD])
    return feed.secret


PUBLIC: dict[str, str] = {
    "public_plan": "a plan its network published: who holds the address, or finds it",
    "calendar": "a calendar program holds the address, which opens what its owner may see",
    "home": "the first page",
    "health": "whether the host works, without a word of what it keeps",
    "set_language": "anyone chooses a language",
    "try": "a document read without an account, and not kept",
    "try_waiting": "who holds the ticket of a file that waits",
    "try_reading": "who holds the ticket of a file that waits",
    "try_report": "who holds the ticket of a file that waits",
    "try_copy": "who holds the ticket of a copy of it",
    "try_copy_file": "who holds the ticket of a copy of it",
    "begin": "asks for an address; what is kept comes after a code sent to it",
    "begin_keep": "who holds the ticket of a file that waits",
    "begin_code": "the code sent to an address",
    "account_login": "signing in",
    "account_logout": "signing out",
    "account_signup": "says that accounts are given, unless the host opens them",
    "account_inactive": "a sentence",
    "account_request_login_code": "signing in",
    "account_confirm_login_code": "signing in",
    "account_email_verification_sent": "signing in",
    "account_reset_password": "says the same of any address",
    "account_reset_password_done": "a sentence",
    "account_reset_password_from_key": "who holds the link",
    "account_reset_password_from_key_done": "a sentence",
    "mfa_authenticate": "signing in",
    "invitation": "who holds the link",
    "mail_preferences": "who holds the link",
    "unsubscribe": "who holds the link",
    "own_data_ask": "says the same of any address",
    "own_data": "who holds the link",
    "own_data_copy": "who holds the link",
    "own_data_request": "who holds the link",
    "ask_reply": "who holds the link",
    "ask_renew": "who holds the link",
    "reply_sheet": "who holds the link",
    "reply_line": "who holds the link",
    "reply_thanks": "who holds the link",
    "reply_renew": "who holds the link",
}

# Documents are for those who may see all that they hold: the one of the crawl says SECRET.
HELD_BACK = {"reading", "source_file"}

# Arguments that name a choice, not an object: another network has them too.
CHOICES = {"slug", "step", "fmt", "year"}

# Words after an address, without which it would show nothing.
ASKED: dict[str, str] = {
    "search": f"?q={SECRET}",
    "plan_news_preview": "?quoi=tout",
    "plan_news_mail": "?quoi=tout",
}

# Links that no longer open.
ENDED: dict[str, Callable[[World], list[str]]] = {
    "public_plan": lambda world: [_withdrawn(world)],
    "calendar": lambda world: [_feed_withdrawn(world)],
    "invitation": lambda world: [_expired(world), _accepted(world), _revoked(world)],
    "mail_preferences": lambda _world: [],  # kept as long as the message is
    "unsubscribe": lambda _world: [],
    **dict.fromkeys(("own_data", "own_data_copy", "own_data_request"), lambda world: [_no_longer_hers(world)]),
    "ask_reply": lambda world: [token_of_ask(link) for link in ended_links(world.network)],
    "ask_renew": lambda world: [token_of_ask(link) for link in ended_links(world.network) if link.revoked],
    "reply_sheet": lambda world: [_asked_long_ago(world), _asked_no_more(world)],
    "reply_line": lambda world: [_asked_long_ago(world), _asked_no_more(world)],
    "reply_thanks": lambda world: [_asked_long_ago(world), _asked_no_more(world)],
    "reply_renew": lambda world: [_asked_no_more(world)],
}


def _no_longer_hers(world: World) -> str:
    """Sent to an address that she has left."""
    return own_token(world.network.parties.get(name=f"Dame {MARK}"), "avant@ailleurs.example")


def _offer(world: World, email: str) -> tuple[Invitation, str]:
    return invite(
        network=world.network, email=email, role=Role.READER, actor=world.people[Role.COORDINATION], name=MARK
    )


def _expired(world: World) -> str:
    invitation, token = _offer(world, "tard@ailleurs.example")
    Invitation.objects.filter(pk=invitation.pk).update(expires=timezone.now() - timedelta(minutes=1))
    return token


def _accepted(world: World) -> str:
    invitation, token = _offer(world, "deja@ailleurs.example")
    accept(invitation=invitation, user=User.objects.create_user("deja@ailleurs.example", None))
    return token


def _revoked(world: World) -> str:
    invitation, token = _offer(world, "retire@ailleurs.example")
    revoke(invitation=invitation, actor=world.people[Role.COORDINATION])
    return token


def _asked_long_ago(world: World) -> str:
    ended = timezone.now() - timedelta(minutes=1)
    return token_of_request(_ask(world.network, world.asked.person, world.item, expires=ended))


def _asked_no_more(world: World) -> str:
    return token_of_request(_ask(world.network, world.asked.person, world.item, revoked=timezone.now()))


@dataclass(frozen=True, slots=True)
class Address:
    """A pattern of the resolver: its name, its arguments, its path."""

    name: str
    arguments: tuple[str, ...]
    route: str
    view: Callable[..., Any] = field(repr=False)

    @property
    def in_network(self) -> bool:
        """Whether it is inside a network."""
        return "slug" in self.arguments

    @property
    def names_an_object(self) -> bool:
        """Whether one of its arguments is the number of something."""
        return bool(set(self.arguments) - CHOICES)

    def fill(self, world: World, **instead: object) -> str:
        """The address, with the arguments of this world."""
        values = {name: self._filler(name)(world) for name in self.arguments} | instead
        return reverse(self.name, kwargs=values)

    def asked(self) -> str:
        """What follows it for it to show something."""
        return ASKED.get(self.name, "")

    def _filler(self, argument: str) -> Callable[[World], object]:
        for key in (f"{self.name}.{argument}", argument):
            if key in FILLERS:
                return FILLERS[key]
        raise AssertionError(f"tests/web/addresses.py: FILLERS knows nothing of {self.name}.{argument}")


def addresses() -> list[Address]:
    """Every named address of the product."""
    return list(_walk(get_resolver().url_patterns, "", ()))


def _walk(patterns: list[URLPattern | URLResolver], before: str, arguments: tuple[str, ...]) -> Iterator[Address]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        found = arguments + tuple(pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, here, found)
        elif pattern.name:
            yield Address(pattern.name, found, here, pattern.callback)

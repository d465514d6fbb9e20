"""What pages cost: the same number of queries for many plans and drafts, and beside many other networks."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.network.actions.networks import create_network, grant_access
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel
from jalon.plans.models import ImportDraft, Plan
from tests.conftest import draft_of, node, proposal_of
from tests.web.conftest import garden_proposal

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def a_plan(network: Network, author: User) -> Plan:
    plan = accept_draft(draft=draft_of(network, author, garden_proposal()), actor=author).plan
    assert plan is not None
    return plan


def plan_of(network: Network, author: User, actions: int) -> Plan:
    """A plan of one axis, each action with a lead, a result, and news of it."""
    lines = [node("action", f"Action {n}", leads=["CA"], expected_results=["Un"]) for n in range(actions)]
    draft = draft_of(network, author, proposal_of(node("axis", "A", *lines)))
    plan = accept_draft(draft=draft, actor=author).plan
    assert plan is not None
    for item in plan.items.filter(kind="action"):
        report_progress(
            item=item,
            content=ReportContent(status="done", note="Fait."),
            actor=author.actor,
            channel=ReportChannel.PAGE,
        )
    return plan


def fill(network: Network, author: User, times: int) -> None:
    for _time in range(times):
        a_plan(network, author)
        draft_of(network, author, garden_proposal())
        report = draft_of(network, author, proposal_of(kind="report"))
        accept_draft(draft=report, actor=author)


MOST = 16
LISTS = [
    "/reseaux/",
    "/reseaux/rjs/",
    "/reseaux/rjs/plans/",
    "/reseaux/rjs/importer/",
    "/reseaux/rjs/calendriers/",
    "/reseaux/rjs/recherche/?q=jardin",
    reverse("party_list", args=["rjs"]),
    reverse("outbox", args=["rjs"]),
]
# The pages that list the lines of one plan.
OF_A_PLAN = ["plan", "timeline", "plan_responsibility", "plan_history", "plan_news", "plan_news_log"]


@pytest.mark.parametrize("address", LISTS)
def test_a_list_costs_the_same_for_many(signed_in: Client, network: Network, coordinator: User, address: str) -> None:
    fill(network, coordinator, 1)
    signed_in.get(address)  # the first visit of the day is kept
    few = queries(signed_in, address)
    fill(network, coordinator, 8)
    assert queries(signed_in, address) <= few <= MOST


@pytest.mark.parametrize("page", OF_A_PLAN)
def test_a_plan_costs_the_same_for_many_lines(
    signed_in: Client, network: Network, coordinator: User, page: str
) -> None:
    small, large = (plan_of(network, coordinator, actions) for actions in (2, 60))
    few, many = (reverse(page, args=["rjs", one.pk]) for one in (small, large))
    signed_in.get(few)  # templates and names of static files are read once
    assert queries(signed_in, many) <= queries(signed_in, few) <= MOST


def test_no_page_grows_with_other_networks(
    signed_in: Client, plan: Plan, network: Network, coordinator: User, stranger: User
) -> None:
    waiting = draft_of(network, coordinator, garden_proposal())
    item = plan.items.get(text="Recenser")
    addresses = [
        *LISTS,
        *(reverse(page, args=["rjs", plan.pk]) for page in OF_A_PLAN),
        f"/reseaux/rjs/plans/{plan.pk}/elements/{item.pk}/",
        f"/reseaux/rjs/lectures/{plan.reading_id}/",
        f"/reseaux/rjs/importer/{waiting.pk}/",
        "/reseaux/rjs/reglages/",
    ]

    def costs() -> list[tuple[int, int]]:
        return [(queries(signed_in, address), len(signed_in.get(address).content)) for address in addresses]

    signed_in.get("/reseaux/rjs/")  # templates and names of static files are read once
    before = costs()
    for number in range(6):
        other = create_network(name=f"Autre {number}", slug=f"autre-{number}", actor="test")
        grant_access(network=other, user=stranger, role=Role.COORDINATION, actor="test")
        fill(other, stranger, 2)
    assert costs() == before


def test_a_draft_answers_under_no_other_network(signed_in: Client, draft: ImportDraft, coordinator: User) -> None:
    other = create_network(name="Autre", slug="autre", actor="test")
    grant_access(network=other, user=coordinator, role=Role.COORDINATION, actor="test")
    base = f"/reseaux/autre/importer/{draft.pk}/"
    assert signed_in.get(base).status_code == 404
    actions = ["modifier/", "lecture/", "annuler/", "refaire/", "accepter/", "supprimer/"]
    assert {signed_in.post(base + action).status_code for action in actions} == {404}
    assert ImportDraft.objects.get(pk=draft.pk).done == 0


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nothing_sends_people_elsewhere(client: Client, coordinator: User, elsewhere: str) -> None:
    answer = client.post("/langue/", {"language": "en", "next": elsewhere})
    assert answer["Location"] == "/"
    entered = {"login": coordinator.email, "password": "un mot de passe long", "next": elsewhere}
    answer = client.post("/compte/login/", entered)
    assert "evil" not in answer.get("Location", "")
    assert "javascript" not in answer.get("Location", "")


def test_attempts_are_counted_whatever_a_header_pretends(client: Client, db: None) -> None:
    answers = [
        client.post(
            "/compte/password/reset/",
            {"email": f"personne{number}@autre.example"},
            headers={"x-forwarded-for": f"10.0.0.{number}"},
        ).status_code
        for number in range(30)
    ]
    assert answers[-1] == 429


def test_the_session_cookie_is_out_of_reach_of_scripts(client: Client, coordinator: User) -> None:
    client.post("/compte/login/", {"login": coordinator.email, "password": "un mot de passe long"})
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")

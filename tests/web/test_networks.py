"""Choosing a network, where its plan stands, its settings."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.network.actions.networks import create_network, grant_access
from jalon.network.actions.parties import create_party
from jalon.network.models import Access, Network
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel
from jalon.plans.models import Assignment, Plan
from jalon.plans.queries.standing import plans_for
from jalon.web.networks.forms import SettingsForm
from jalon.web.networks.overview import Home, home_of

pytestmark = pytest.mark.django_db


def settings_of(network: Network, **values: str) -> dict[str, str]:
    form = SettingsForm(network=network)
    return {name: str(field.initial or "") for name, field in form.fields.items()} | values


def test_who_has_one_network_goes_straight_to_it(signed_in: Client) -> None:
    assert signed_in.get("/")["Location"] == "/reseaux/rjs/"


def test_who_has_two_chooses(signed_in: Client, coordinator: User) -> None:
    other = create_network(name="Table de quartier", slug="tq", actor="test")
    grant_access(network=other, user=coordinator, role=Role.READER, actor="test")
    assert "Table de quartier" in signed_in.get("/", follow=True).content.decode()


def test_who_has_none_is_told_what_to_do(strange_client: Client) -> None:
    page = strange_client.get("/", follow=True).content.decode()
    assert "Demandez à la coordination" in page


def test_a_network_without_a_plan_begins_with_a_document(signed_in: Client, network: Network) -> None:
    page = signed_in.get("/reseaux/rjs/").content.decode()
    assert "Déposez votre plan d’action ici" in page


def test_a_reader_is_not_offered_to_import(reading_client: Client) -> None:
    assert 'type="file"' not in reading_client.get("/reseaux/rjs/").content.decode()


def home(user: User, today: dt.date = dt.date(2025, 1, 15), **asked: str) -> Home:
    access = Access.objects.select_related("network").get(user=user)
    return home_of(access, plans_for(access.network, Role(access.role).audience), asked, today=today)


def contributor_of(network: Network, *, linked: bool = True) -> User:
    user = User.objects.create_user("rose@rjs.example", "encore un mot de passe", name="Rose Dubé")
    grant_access(network=network, user=user, role=Role.CONTRIBUTOR, actor="test")
    if linked:
        create_party(network=network, name="Comité", actor="test", kind="person", email=user.email, user=user)
    return user


def test_each_axis_says_its_statuses(plan: Plan, coordinator: User) -> None:
    bar = home(coordinator).bars[0]
    assert (bar.total, bar.words.count("1"), len(bar.pieces)) == (3, 3, 3)


def test_a_bar_is_as_long_as_its_rows_are_many(plan: Plan, coordinator: User) -> None:
    pieces = home(coordinator).bars[0].pieces
    assert (pieces[0].x, pieces[0].width) == ("0.000%", "33.333%")


def test_the_plan_asked_for_is_shown(network: Network, coordinator: User) -> None:
    plans = [Plan.objects.create(network=network, title=str(year)) for year in (2023, 2024)]
    assert home(coordinator, plan=str(plans[0].pk)).plan == plans[0]


def test_the_plan_of_another_network_is_not_shown(plan: Plan, coordinator: User) -> None:
    other = create_network(name="Autre", slug="autre", actor="test")
    elsewhere = Plan.objects.create(network=other, title="Ailleurs")
    assert home(coordinator, plan=str(elsewhere.pk)).plan == plan


def test_who_only_reads_is_not_told_who_is_silent(plan: Plan, reader: User) -> None:
    assert [heap.concern for heap in home(reader).heaps] == ["late", "due"]


def test_who_contributes_sees_what_is_hers(plan: Plan, network: Network) -> None:
    rose = contributor_of(network)
    Assignment.objects.create(plan=plan, item=plan.items.get(text="Signer"), person=rose.parties.get())
    seen = home(rose)
    assert (seen.mine, [item.text for item in seen.standing.rows if seen.standing]) == (True, ["Signer"])


def test_who_contributes_may_look_at_the_whole(plan: Plan, network: Network) -> None:
    assert not home(contributor_of(network), vue="plan").mine


def test_who_is_linked_to_no_name_is_told_what_to_do(plan: Plan, network: Network, client: Client) -> None:
    client.force_login(contributor_of(network, linked=False))
    client.cookies["django_language"] = "fr"
    assert "n’est pas encore relié" in client.get("/reseaux/rjs/").content.decode()


def test_the_plan_in_force_comes_first(network: Network, coordinator: User) -> None:
    for year in (2023, 2024, 2025):
        start, end = dt.date(year, 4, 1), dt.date(year + 1, 3, 31)
        Plan.objects.create(network=network, title=str(year), starts=start, ends=end)
    plan = home(coordinator, dt.date(2024, 6, 1)).plan
    assert plan is not None
    assert plan.title == "2024"


def test_answers_to_approve_wait_for_the_coordination(plan: Plan, signed_in: Client, coordinator: User) -> None:
    said = ReportContent(status="done")
    item = plan.items.get(text="Signer")
    report_progress(item=item, content=said, actor=coordinator.actor, channel=ReportChannel.MAIL, waiting=True)
    assert "1 réponse à approuver" in signed_in.get("/reseaux/rjs/").content.decode()


def test_the_first_page_costs_few_queries(
    plan: Plan, signed_in: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    signed_in.get("/reseaux/rjs/")
    with django_assert_max_num_queries(16):
        signed_in.get("/reseaux/rjs/")


def test_settings_are_kept(signed_in: Client, network: Network) -> None:
    values = settings_of(network, name="Nouveau nom", word_leads="Porteurs", season_23_last="11")
    response = signed_in.post("/reseaux/rjs/reglages/", values)
    network.refresh_from_db()
    assert response.status_code == 302
    assert (network.name, network.words, network.seasons) == ("Nouveau nom", {"leads": "Porteurs"}, {"23": [9, 11]})


def test_usual_settings_are_not_stored(signed_in: Client, network: Network) -> None:
    signed_in.post("/reseaux/rjs/reglages/", settings_of(network))
    network.refresh_from_db()
    assert (network.words, network.seasons) == ({}, {})


def test_two_seasons_do_not_share_a_month(signed_in: Client, network: Network) -> None:
    response = signed_in.post("/reseaux/rjs/reglages/", settings_of(network, season_22_last="9"))
    assert response.status_code == 422
    assert "a un mois en commun" in response.content.decode()


def test_the_language_changes_by_post(signed_in: Client, coordinator: User) -> None:
    response = signed_in.post("/langue/", {"language": "en", "next": "/reseaux/rjs/plans/"})
    coordinator.refresh_from_db()
    assert (response["Location"], coordinator.language) == ("/reseaux/rjs/plans/", "en")
    assert "Which plan do you want to see?" in signed_in.get("/reseaux/rjs/plans/").content.decode()


def test_the_language_follows_a_person_to_another_device(coordinator: User) -> None:
    coordinator.language = "en"
    coordinator.save()
    client = Client(headers={"accept-language": "fr"})
    client.force_login(coordinator)
    assert "Which plan do you want to see?" in client.get("/reseaux/rjs/plans/").content.decode()


def test_the_language_never_leads_to_another_site(signed_in: Client, network: Network) -> None:
    response = signed_in.post("/langue/", {"language": "en", "next": "https://ailleurs.example/"})
    assert "ailleurs" not in response["Location"]


@pytest.mark.parametrize(("asked", "shown"), [("late", 2), ("nobody", 2), ("due", 0), ("silent", 0), ("autre", 3)])
def test_a_heap_is_seen_whole_in_the_plan(plan: Plan, signed_in: Client, asked: str, shown: int) -> None:
    Plan.objects.filter(pk=plan.pk).update(ends=dt.date(2025, 3, 31))
    context = signed_in.get(f"/reseaux/rjs/plans/{plan.pk}/?etat={asked}").context
    assert context["outline"].rows_shown == shown


def test_who_only_reads_does_not_ask_who_is_silent(plan: Plan, reading_client: Client) -> None:
    assert not reading_client.get(f"/reseaux/rjs/plans/{plan.pk}/?etat=silent").context["filtered"]

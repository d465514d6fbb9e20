"""The page of the bilan: what is chosen, what its readers will see, what is printed of it."""

from __future__ import annotations

import html
import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jalon.network.actions.parties import create_party
from jalon.network.models import Network
from jalon.plans.actions.items import change_item
from jalon.plans.actions.life import describe_plan
from jalon.plans.models import Plan
from jalon.reports.actions import prints
from jalon.reports.models import PrintedBilan
from jalon.wording.figures import known_words
from tests.web.test_costs import plan_of, queries

pytestmark = pytest.mark.django_db

FORMATS = ("docx", "odt", "pdf", "xlsx", "html", "csv", "json")


def address(name: str, plan: Plan, *more: Any) -> str:
    return reverse(name, args=["rjs", plan.pk, *more])


def shown(client: Client, plan: Plan, asked: str = "") -> str:
    return client.get(address("bilan", plan) + asked).content.decode()


def preview(client: Client, plan: Plan, asked: str = "") -> str:
    return shown(client, plan, asked).partition('class="bilan-preview own-document"')[2]


def downloaded(client: Client, plan: Plan, fmt: str, **choices: str) -> Any:
    return client.post(address("bilan_print", plan), {"format": fmt} | choices, follow=True)


def printed(client: Client, plan: Plan, **choices: str) -> PrintedBilan:
    """A bilan printed as JSON, whose file nobody fetches."""
    client.post(address("bilan_print", plan), {"format": "json"} | choices)
    return PrintedBilan.objects.get()


def content(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_what_was_done_is_in_the_preview(signed_in: Client, garden: Plan) -> None:
    assert "Vingt terrains trouvés." in preview(signed_in, garden)


@pytest.mark.parametrize(("reader", "there"), [("members", False), ("board", True), ("public", False)])
def test_the_preview_shows_what_its_readers_may_see(signed_in: Client, garden: Plan, reader: str, there: bool) -> None:
    assert ("huis clos" in preview(signed_in, garden, f"?vu=1&pour={reader}")) is there


def test_who_is_not_of_the_board_looks_at_no_bilan_of_the_board(reading_client: Client, garden: Plan) -> None:
    page = shown(reading_client, garden, "?vu=1&pour=board")
    assert "huis clos" not in page
    assert 'value="board"' not in page


def test_notes_are_left_out_when_asked(signed_in: Client, garden: Plan) -> None:
    assert "Vingt terrains" not in preview(signed_in, garden, "?vu=1&notes=non")


def test_one_axis_is_shown_alone(signed_in: Client, garden: Plan) -> None:
    axis = garden.items.get(text="Vie associative")
    page = preview(signed_in, garden, f"?vu=1&axe={axis.identity}")
    assert "Tenir une fête" in page
    assert "Recenser" not in page


def test_one_column_is_left_out(signed_in: Client, garden: Plan) -> None:
    assert "Comité jardins" not in preview(signed_in, garden, "?vu=1&colonne=results&colonne=schedule")


@pytest.mark.now("2026-11-30T10:00")
def test_it_speaks_of_the_fiscal_year_unless_asked_otherwise(signed_in: Client, garden: Plan, network: Network) -> None:
    network.fiscal_year_start = 9
    network.save()
    assert 'name="du" value="2026-09-01"' in shown(signed_in, garden)
    assert 'name="du" value=""' in shown(signed_in, garden, "?vu=1&du=")


def test_a_day_to_come_is_today(signed_in: Client, garden: Plan) -> None:
    today = timezone.localdate()
    page = shown(signed_in, garden, f"?vu=1&au={(today + timedelta(days=9)).isoformat()}")
    assert f'name="au" value="{today.isoformat()}"' in page


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("fmt", FORMATS)
def test_it_is_downloaded_in_every_format(signed_in: Client, garden: Plan, fmt: str) -> None:
    response = downloaded(signed_in, garden, fmt)
    name = f"plan-d-action-2024-2027-bilan-{timezone.localdate().isoformat()}.{fmt}"
    assert name in response["Content-Disposition"]
    assert len(content(response)) > 100


@pytest.mark.django_db(transaction=True)
def test_what_is_downloaded_says_what_the_preview_says(signed_in: Client, garden: Plan) -> None:
    response = downloaded(signed_in, garden, "docx", vu="1", pour="board")
    with zipfile.ZipFile(io.BytesIO(content(response))) as archive:
        words = archive.read("word/document.xml").decode()
    assert "huis clos" in words
    assert "Vingt terrains trouvés" in words


@pytest.mark.django_db(transaction=True)
def test_what_was_printed_is_listed_and_opened_again(signed_in: Client, garden: Plan, reading_client: Client) -> None:
    kept = printed(signed_in, garden)
    link = address("bilan_printed", garden, kept.pk)
    assert link in shown(reading_client, garden)
    page = reading_client.get(link).content.decode()
    assert address("bilan_file", garden, kept.pk, "json") in page
    assert "Aline Roy" in page


@pytest.mark.django_db(transaction=True)
def test_what_was_printed_for_the_board_is_for_the_board(
    signed_in: Client, garden: Plan, reading_client: Client
) -> None:
    kept = printed(signed_in, garden, vu="1", pour="board")
    assert address("bilan_printed", garden, kept.pk) not in shown(reading_client, garden)
    assert reading_client.get(address("bilan_file", garden, kept.pk, "json")).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_another_format_says_what_was_printed(signed_in: Client, garden: Plan) -> None:
    kept = printed(signed_in, garden)
    garden.items.filter(text="Tenir une fête").update(text="Autre chose")
    response = signed_in.post(address("bilan_ask_file", garden, kept.pk), {"format": "html"}, follow=True)
    words = content(response).decode()
    assert "Tenir une fête" in words
    assert "Autre chose" not in words


def test_a_file_that_waits_is_looked_at_again(signed_in: Client, garden: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jalon.web.bilan.views.PATIENCE", 0)
    response = downloaded(signed_in, garden, "pdf")  # nothing is committed: no worker takes it
    assert response["Refresh"]
    assert "se prépare" in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_file_that_could_not_be_made_says_so_and_is_asked_again(
    signed_in: Client, garden: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_more: object) -> None:
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(prints, "print_from", fail)
        assert "n’a pas pu être fait" in downloaded(signed_in, garden, "pdf").content.decode()
    assert content(downloaded(signed_in, garden, "pdf")).startswith(b"%PDF")


def test_who_may_only_read_prints_nothing(reading_client: Client, garden: Plan) -> None:
    assert reading_client.post(address("bilan_print", garden), {"format": "pdf"}).status_code == 403
    assert "Télécharger" not in shown(reading_client, garden)


def test_a_format_made_by_hand_is_not_found(signed_in: Client, garden: Plan) -> None:
    assert signed_in.post(address("bilan_print", garden), {"format": "exe"}).status_code == 404


def test_a_large_plan_costs_no_more_queries(signed_in: Client, network: Network, coordinator: Any) -> None:
    small, large = (plan_of(network, coordinator, actions) for actions in (2, 12))
    queries(signed_in, address("bilan", small))  # the first page of a day says that she came
    assert queries(signed_in, address("bilan", large)) == queries(signed_in, address("bilan", small))


def test_it_is_the_first_button_of_the_plan_once_somebody_answers(signed_in: Client, garden: Plan) -> None:
    main = f'class="button button-main" href="{address("bilan", garden)}"'
    assert main not in signed_in.get(address("plan", garden)).content.decode()
    item = garden.items.get(text="Tenir une fête")
    person = create_party(network=garden.network, name="Léa", actor="test")
    garden.assignments.create(item=item, person=person)
    assert main in signed_in.get(address("plan", garden)).content.decode()


def test_a_printed_bilan_shows_what_it_says(signed_in: Client, garden: Plan) -> None:
    kept = printed(signed_in, garden)
    garden.items.filter(text="Recenser les terrains").update(text="Autre chose")
    page = signed_in.get(address("bilan_printed", garden, kept.pk)).content.decode()
    assert "Recenser les terrains" in page.partition('class="bilan-preview own-document"')[2]
    assert "Autre chose" not in page


def test_a_day_before_the_plan_came_offers_the_earliest(signed_in: Client, garden: Plan) -> None:
    page = shown(signed_in, garden, "?vu=1&au=2001-05-31")
    assert "Jalon ne sait pas ce que disait le plan le 31\u00a0mai 2001" in page
    assert f'name="au" value="{timezone.localdate().isoformat()}"' in page


def test_the_plan_of_a_day_before_it_came_says_when_it_was_imported(signed_in: Client, garden: Plan) -> None:
    page = signed_in.get(address("plan", garden) + "?au=2001-05-31").content.decode()
    assert "Le plan a été importé le" in page
    assert "Retirez un filtre" not in page


def test_the_plan_of_a_past_day_is_called_as_it_was_and_says_both_days(signed_in: Client, garden: Plan) -> None:
    then, before = timezone.localdate(), garden.title
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        describe_plan(plan=garden, facts={"title": "Plan prolongé"}, actor="test")
        today = timezone.localdate()
        page = signed_in.get(address("plan", garden) + f"?au={then.isoformat()}").content.decode()
    said = f"{known_words(then, today, 'fr')}."
    assert said in page
    assert "Plan prolongé" not in page
    assert before in html.unescape(page)


def test_the_axes_of_a_past_day_are_those_it_had(signed_in: Client, garden: Plan) -> None:
    then = timezone.localdate()
    axis = garden.items.standing().filter(parent=None).first()
    assert axis
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        change_item(item=axis, changes={"text": (axis.text, "Renommé depuis")}, actor="test")
        page = shown(signed_in, garden, f"?vu=1&au={then.isoformat()}")
    assert "Renommé depuis" not in page

"""A cell of a bilan edited from the preview: kept, shown as edited, taken back."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel
from jalon.plans.models import Plan
from jalon.reports.models import EditedCell
from tests.web.bilan.test_page import address, preview, shown

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def key(plan: Plan, role: str = "results") -> str:
    return f"{plan.items.get(text='Recenser les terrains').identity}.{role}"


def write(client: Client, plan: Plan, text: str, role: str = "results", **more: Any) -> Any:
    """Open a cell, and save it with these words."""
    opened = client.get(address("bilan", plan), {"modifier": key(plan, role)} | more.pop("asked", {}))
    cell = opened.context["cell"]
    sent = {"case": cell.key, "vue": cell.seen or "", "compose": cell.composed, "texte": text}
    return client.post(address("bilan_edit", plan), sent | more)


def say(plan: Plan, note: str) -> None:
    item = plan.items.get(text="Recenser les terrains")
    report_progress(item=item, content=ReportContent(note=note), actor="test", channel=ReportChannel.PAGE)


@pytest.mark.parametrize("role", ["results", "leads", "schedule", "action"])
def test_any_cell_says_what_was_written(signed_in: Client, garden: Plan, role: str) -> None:
    write(signed_in, garden, "Dit autrement", role)
    assert "Dit autrement" in preview(signed_in, garden)


def test_an_edit_is_kept_when_the_bilan_is_made_again(signed_in: Client, garden: Plan) -> None:
    write(signed_in, garden, "Dit autrement")
    say(garden, "Trente terrains.")
    page = preview(signed_in, garden)
    assert "Dit autrement" in page
    assert "Trente" not in page


def test_what_changed_since_is_shown(signed_in: Client, garden: Plan) -> None:
    write(signed_in, garden, "Dit autrement")
    say(garden, "Trente terrains.")
    page = shown(signed_in, garden, f"?modifier={key(garden)}")
    assert "Ce qui a changé depuis" in page
    assert "Trente" in page.partition("Ce qui a changé depuis")[2].partition("</form>")[0]


def test_an_edit_is_shown_as_edited(signed_in: Client, garden: Plan) -> None:
    assert "Modifiée" not in preview(signed_in, garden)
    write(signed_in, garden, "Dit autrement")
    assert "Modifiée" in preview(signed_in, garden)


def test_an_edit_is_undone(signed_in: Client, garden: Plan) -> None:
    write(signed_in, garden, "Dit autrement")
    signed_in.post(address("bilan_undo", garden), {"modification": EditedCell.objects.get().pk})
    page = preview(signed_in, garden)
    assert "Dit autrement" not in page
    assert "Vingt terrains trouvés." in page


def test_what_two_people_write_at_once_is_not_lost(signed_in: Client, garden: Plan) -> None:
    write(signed_in, garden, "La première")
    response = write(signed_in, garden, "La seconde", vue="")
    assert response.status_code == 409
    page = response.content.decode()
    assert "La seconde</textarea>" in page
    assert "La première" in page.partition('role="alert"')[2].partition("</div>")[0]
    assert EditedCell.objects.get().text == "La première"


def test_a_cell_saved_as_it_was_is_no_edit(signed_in: Client, garden: Plan) -> None:
    opened = signed_in.get(address("bilan", garden), {"modifier": key(garden)})
    write(signed_in, garden, opened.context["cell"].text.replace("\n", "\r\n"))
    assert not EditedCell.objects.exists()


def test_what_was_written_for_the_board_stays_with_the_board(signed_in: Client, garden: Plan) -> None:
    asked = {"vu": "1", "pour": "board"}
    write(signed_in, garden, "Entre nous", asked=asked, **asked)
    assert "Entre nous" in preview(signed_in, garden, "?vu=1&pour=board")
    assert "Entre nous" not in preview(signed_in, garden, "?vu=1&pour=members")


@pytest.mark.parametrize("wanted", ["nothing", "{identity}.colour", "{identity}.axis", "x.results"])
def test_a_cell_that_is_not_there_is_not_found(signed_in: Client, garden: Plan, wanted: str) -> None:
    identity = garden.items.get(text="Recenser les terrains").identity
    sent = {"case": wanted.format(identity=identity), "texte": "x"}
    assert signed_in.post(address("bilan_edit", garden), sent).status_code == 404


def test_a_line_of_the_board_is_not_edited_for_members(signed_in: Client, garden: Plan) -> None:
    identity = garden.items.get(text="Négocier à huis clos").identity
    sent = {"case": f"{identity}.results", "texte": "x", "vu": "1", "pour": "members"}
    assert signed_in.post(address("bilan_edit", garden), sent).status_code == 404


def test_an_edit_of_another_plan_is_not_undone_here(signed_in: Client, garden: Plan) -> None:
    write(signed_in, garden, "Dit autrement")
    other = garden.network.plans.create(title="Autre")
    sent = {"modification": EditedCell.objects.get().pk}
    assert signed_in.post(reverse("bilan_undo", args=["rjs", other.pk]), sent).status_code == 404


def test_who_may_not_edit_sees_no_button(reading_client: Client, garden: Plan) -> None:
    assert "cell-tool" not in shown(reading_client, garden, "?modifier=oui")


def test_hostile_words_stay_words(signed_in: Client, garden: Plan) -> None:
    write(signed_in, garden, "<script>alert(1)</script>")
    assert "<script>alert" not in shown(signed_in, garden, f"?modifier={key(garden)}")

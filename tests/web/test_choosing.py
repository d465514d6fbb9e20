"""A reading said to be sure or not, and settled on the table itself, on the import review and on Essayer."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jalon.network.models import Network
from jalon.plans.models import ImportDraft
from jalon.plans.proposals.tables import table_of
from jalon.plans.proposals.tree import walk
from jalon.reading import Choices, read
from jalon.web.components.choosing import choices_from

pytestmark = pytest.mark.django_db

START = "/reseaux/rjs/importer/"
GARDEN = (
    "Nos travaux\tCarnet\tNotes\n"
    "But\tGeste\tPilote\n"
    "Semer\tBêcher le carré\tMarie Roy\n"
    "Semer\tPlanter des choux\tComité vert\n"
)
BULLETS = (
    "Plan d'action 2024\n\nAxe 1 – Jardins\n\n- Recenser les terrains\n- Signer trois ententes\n- Semer du trèfle\n"
)
LETTER = "Bonjour Marie,\n\nMerci de ton message. Le souper est à six heures.\n\nÀ bientôt,\nAna\n"


def read_text(text: str, **chosen: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    choices = Choices(**chosen)
    found = read(text.encode(), "plan.txt", choices)
    return found.document, found.proposal | {"choices": choices.as_dict()}


def begin(client: Client, text: str) -> tuple[str, ImportDraft]:
    client.post(START, {"file": SimpleUploadedFile("plan.txt", text.encode())})
    draft = ImportDraft.objects.get()
    return f"{START}{draft.pk}/", draft


def texts(draft: ImportDraft) -> list[tuple[str, str]]:
    draft.refresh_from_db()
    return [(node["level"], node["text"]) for node in walk(draft.proposal["nodes"])]


# The menus of a table


def test_the_menus_are_those_of_the_table_that_was_read() -> None:
    menus = table_of(*read_text(GARDEN, header_row=2, roles={"Geste": "action", "Pilote": "leads"}))
    assert menus is not None
    assert (menus.block, menus.header_row, menus.line) == (0, 2, "Geste")
    assert [(one.heading, one.role) for one in menus.columns][1:] == [("Geste", "action"), ("Pilote", "leads")]
    assert menus.rows[1] == "But · Geste · Pilote"


def test_a_table_that_was_not_read_can_be() -> None:
    menus = table_of(*read_text(GARDEN, reading="none"))
    assert menus is not None
    assert next((one.heading, one.role) for one in menus.columns) == ("Nos travaux", "")


def test_a_document_without_a_table_asks_nothing() -> None:
    assert table_of(*read_text(BULLETS)) is None


def test_only_what_is_changed_is_chosen() -> None:
    document, proposal = read_text(GARDEN, header_row=2, roles={"Geste": "action"})
    shown = {f"role-{at}": one.role for at, one in enumerate(table_of(document, proposal).columns)}  # type: ignore[union-attr]
    chosen = choices_from(shown | {"role-2": "results", "header_row": "2", "line": "Geste"}, document, proposal)
    assert chosen == Choices(roles={"Geste": "action", "Pilote": "results"}, header_row=2)


def test_another_column_holds_the_lines() -> None:
    document, proposal = read_text(GARDEN, header_row=2, roles={"Geste": "action"})
    chosen = choices_from({"line": "Pilote"}, document, proposal)
    assert (chosen.line, chosen.roles) == ("Pilote", {"Geste": "action"})
    plain, read_plain = read_text(
        "Action\tNotes\tQuand\nSemer\tBêcher le carré\tMai 2024\nPlanter\tArroser\tMai 2025\n"
    )
    assert choices_from({"line": "Notes"}, plain, read_plain).roles == {"Action": "objective"}


@pytest.mark.parametrize(
    "post", [{"reading": "tarot"}, {"kind": "poem"}, {"role-0": "boss"}, {"header_row": "99"}, {"line": "nowhere"}]
)
def test_what_makes_no_sense_is_no_choice(post: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="no such"):
        choices_from(post, *read_text(GARDEN, header_row=2))


# The import review


def test_the_row_of_headings_is_chosen_on_the_table(signed_in: Client, network: Network) -> None:
    base, draft = begin(signed_in, GARDEN)
    signed_in.post(f"{base}lecture/", {"header_row": "2"})
    signed_in.post(f"{base}lecture/", {"header_row": "2", "role-0": "objective", "role-1": "action", "role-2": "leads"})
    assert texts(draft) == [("objective", "Semer"), ("action", "Bêcher le carré"), ("action", "Planter des choux")]
    page = signed_in.get(base).content.decode()
    assert page.count('name="role-') == 3
    assert page.index('class="src-menus"') < page.index('id="proposition"')


def test_another_row_of_headings_is_read_again(signed_in: Client, network: Network) -> None:
    base, draft = begin(signed_in, GARDEN)
    signed_in.post(f"{base}lecture/", {"header_row": "1"})
    draft.refresh_from_db()
    headings = [column["heading"] for column in draft.proposal["layout"]["columns"]]
    assert headings == ["Nos travaux", "Carnet", "Notes"]


def test_another_reading_is_one_click_and_corrections_stay(signed_in: Client, network: Network) -> None:
    base, draft = begin(signed_in, GARDEN)
    signed_in.post(f"{base}lecture/", {"reading": "table"})
    action = next(node for node in walk(ImportDraft.objects.get().proposal["nodes"]) if "choux" in node["text"])
    signed_in.post(f"{base}modifier/", {"op": "correct", "node": action["id"], "status": "done"})
    signed_in.post(f"{base}lecture/", {"role-2": "results"})
    draft.refresh_from_db()
    action = next(node for node in walk(draft.proposal["nodes"]) if "choux" in node["text"])
    assert (action["status"], action["results"]) == ("done", "Comité vert")


def test_what_is_no_plan_is_read_as_one_all_the_same(signed_in: Client, network: Network) -> None:
    base, draft = begin(signed_in, LETTER)
    assert draft.proposal["kind"] == "other"
    assert 'name="kind" value="plan"' in signed_in.get(base).content.decode()
    signed_in.post(f"{base}lecture/", {"kind": "plan"})
    draft.refresh_from_db()
    assert draft.proposal["kind"] == "plan"


def test_how_sure_it_is_comes_before_the_doubts(signed_in: Client, network: Network) -> None:
    base, _draft = begin(signed_in, GARDEN.replace("Marie Roy", "un de ces jours").replace("Pilote", "Quand"))
    signed_in.post(f"{base}lecture/", {"header_row": "2"})
    page = signed_in.get(base).content.decode()
    assert "Lecture " in page
    assert page.index('id="confiance"') < page.index('id="doutes"')


def test_seven_doubts_are_shown_before_the_rest_is_unfolded(signed_in: Client, network: Network) -> None:
    rows = "".join(f"Semer\tBêcher le carré {at}\tle moment {at} venu\n" for at in range(13))
    base, _draft = begin(signed_in, f"Objectif\tAction\tÉchéance\n{rows}")
    page = signed_in.get(base).content.decode()
    assert "13 échéances" in page
    assert "6 de plus" in page


def test_after_an_undo_the_menus_are_drawn_again(signed_in: Client, network: Network) -> None:
    base, _draft = begin(signed_in, GARDEN)
    signed_in.post(f"{base}lecture/", {"header_row": "1"})
    answer = signed_in.post(f"{base}annuler/", headers={"hx-request": "true"})
    assert answer["HX-Redirect"] == base


# Essayer


def test_a_document_tried_is_read_another_way(client: Client) -> None:
    page = client.post("/essayer", {"file": SimpleUploadedFile("plan.txt", LETTER.encode())}).content.decode()
    address = page.split('action="/essayer/')[1].split('"')[0]
    shown = client.post(f"/essayer/{address}", {"kind": "plan"}, follow=True)
    assert shown.redirect_chain[0][0] != f"/essayer/{address.removesuffix('lecture/')}"
    assert 'value="plan"' not in shown.content.decode()
    assert not ImportDraft.objects.exists()


def test_a_document_that_is_gone_is_read_no_more(client: Client) -> None:
    assert client.post("/essayer/nobody/lecture/", {"kind": "plan"}).status_code == 404


def test_a_plan_kept_after_it_was_tried_keeps_what_was_chosen(signed_in: Client, network: Network) -> None:
    page = signed_in.post("/essayer", {"file": SimpleUploadedFile("plan.txt", GARDEN.encode())}).content.decode()
    address = page.split('action="/essayer/')[1].split('"')[0]
    location = signed_in.post(f"/essayer/{address}", {"header_row": "1"})["Location"]
    signed_in.get(location)
    ticket = location.strip("/").split("/")[-1]
    signed_in.post(f"/reseaux/rjs/importer/attente/{ticket}/")
    assert ImportDraft.objects.get().proposal["choices"]["header_row"] == 1

"""The bilan in the document the plan came from."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from samples.bilans import bilan_of

from jalon.documents import read_bytes
from jalon.documents.model import Document, Table, block_text
from jalon.plans.proposals import walk
from jalon.plans.reading import read_plan
from jalon.plans.rules.public import Reader
from jalon.plans.rules.rollup import Rollup
from jalon.reports.choices import Choices, Format, ResultPlace
from jalon.reports.in_layout import Origin, fits
from jalon.reports.model import Bilan, Line, Paragraph, Result, Share, Summary, role_in
from jalon.reports.printing import print_from
from tests.reports.bilans import BULLETS, SAMPLES, TABLE, find, like, made, said, written


def read(data: bytes) -> dict[str, dict[str, Any]]:
    """The nodes of a written file by their text."""
    return {node["text"]: node for node in walk(read_plan(data, "plan.docx").proposal["nodes"])}


def tables(data: bytes) -> list[Table]:
    """Its tables."""
    document: Document = read_bytes(data, "plan.docx")
    return [block for block in document.blocks if isinstance(block, Table)]


def node(data: bytes, words: str) -> dict[str, Any]:
    """The node that begins so."""
    return next(found for text, found in read(data).items() if text.startswith(words))


def test_result_is_written_in_its_cell_and_marked() -> None:
    """The legend of the plan says that what is done is in bold."""
    data = written(TABLE, lambda bilan: said(find(bilan, "Négocier une entente"), "Entente signée le 2 mai 2026"))
    found = node(data, "Négocier une entente")
    assert (found["results"], found["highlighted"]) == ("Entente signée le 2 mai 2026", True)


def test_other_parts_keep_their_bytes() -> None:
    """Only the text of the document changes."""
    data = written(TABLE, lambda bilan: said(find(bilan, "Négocier une entente"), "Signée"))
    source = (SAMPLES / TABLE).read_bytes()
    with zipfile.ZipFile(BytesIO(source)) as old, zipfile.ZipFile(BytesIO(data)) as new:
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == ["word/document.xml"]
        assert old.namelist() == new.namelist()


def test_only_what_changed_differs() -> None:
    """Every other node reads as it did."""
    before = read((SAMPLES / TABLE).read_bytes())
    after = read(written(TABLE, lambda bilan: said(find(bilan, "Négocier une entente"), "Signée")))
    fields = ("text", "number", "leads", "schedule", "expected_results", "results", "status")
    changed = [text for text, old in before.items() if any(old[name] != after[text][name] for name in fields)]
    assert changed == [find(made(TABLE)[0], "Négocier une entente").item.text]


def test_edited_words_are_written_with_their_number() -> None:
    """What stands around them in the cell stays."""

    def edit(bilan: Bilan) -> None:
        find(bilan, "Négocier une entente").item.text = "Négocier deux ententes."

    found = node(written(TABLE, edit), "Négocier deux ententes.")
    assert found["number"] == "3"


def test_new_row_follows_its_sibling_under_its_objective() -> None:
    """It has its own cells, and the objective goes on over it."""

    def edit(bilan: Bilan) -> None:
        objective = find(bilan, "Obtenir un financement")
        objective.children.insert(3, like(objective.children[2], "Revoir le cadre de financement"))

    data = written(TABLE, edit)
    after = read(data)
    parent = node(data, "Obtenir un financement")
    assert [child["text"] for child in parent["children"]][3] == "Revoir le cadre de financement"
    assert after["Revoir le cadre de financement"]["leads"] == ["Conseil d'administration"]


@pytest.mark.parametrize("words", ["Négocier une entente", "Rédiger un cadre"])
def test_removed_row_leaves_with_all_its_words(words: str) -> None:
    """Also the first of an objective, whose cell begins on the row below then."""

    def edit(bilan: Bilan) -> None:
        objective = find(bilan, "Obtenir un financement")
        objective.children = [line for line in objective.children if not line.item.text.startswith(words)]

    data = written(TABLE, edit)
    assert words not in zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert len(node(data, "Obtenir un financement")["children"]) == 4


def test_axis_that_is_not_chosen_leaves_with_its_table() -> None:
    """Its heading too."""

    def edit(bilan: Bilan) -> None:
        del bilan.lines[0]

    data = written(TABLE, edit)
    assert len(tables(data)) == len(tables((SAMPLES / TABLE).read_bytes())) - 1
    assert not any(text.startswith("Représentation et financement") for text in read(data))


def test_update_date_is_that_of_the_bilan() -> None:
    """As the document writes it."""
    data = written(TABLE, lambda bilan: setattr(bilan, "choices", Choices(as_of=date(2027, 3, 31))))
    assert read_plan(data, "plan.docx").proposal["updated_on"] == "2027-03-31"


def test_the_day_it_was_made_is_said_beside_when_it_is_another() -> None:
    """Once: printed again in what was printed, it is that of the last time."""

    def spoken_of(bilan: Bilan) -> None:
        bilan.choices, bilan.made = Choices(as_of=date(2027, 3, 31)), date(2027, 5, 12)

    data = written(TABLE, spoken_of)
    assert "2027-03-31, d’après ce qui est connu le 12 mai 2027" in words_of(data)
    proposal = read_plan(data, TABLE).proposal
    bilan, nodes = bilan_of(proposal)
    bilan.choices, bilan.made = Choices(as_of=date(2027, 6, 1)), date(2027, 6, 1)
    again = words_of(print_from(bilan, Format.DOCX, Origin(data, Format.DOCX, proposal, nodes), highlights=True))
    assert "2027-06-01" in again
    assert "connu le" not in again


def words_of(data: bytes) -> str:
    return "\n".join(map(block_text, read_bytes(data, "plan.docx").blocks))


def test_work_nobody_foresaw_has_a_table_of_its_own() -> None:
    """At the end, under its title."""

    def edit(bilan: Bilan) -> None:
        line = like(find(bilan, "Négocier une entente"), "Répondre à un incendie")
        said(line, "Atelier relogé")
        bilan.unplanned = {None: [line]}

    data = written(TABLE, edit)
    last = tables(data)[-1]
    assert "Répondre à un incendie" in last.rows[1][0].text
    assert "Atelier relogé" in last.rows[1][-1].text


def test_identities_come_back() -> None:
    """Where one item stands alone in its cell or paragraph."""
    identity = uuid4()
    data = written(TABLE, lambda bilan: setattr(find(bilan, "Négocier une entente"), "identity", identity))
    assert identity in {found for _place, found in read_bytes(data, "plan.docx").identities}


@pytest.mark.parametrize("place", list(ResultPlace))
def test_results_of_bullets_stand_where_chosen(place: ResultPlace) -> None:
    """Under their bullet, or in a table after them."""

    def edit(bilan: Bilan) -> None:
        bilan.choices = Choices(as_of=date(2026, 10, 1), place=place)
        said(find(bilan, "Revoir le formulaire"), "Formulaire revu en mai")

    data = written(BULLETS, edit)
    texts = [block_text(block) for block in read_bytes(data, "plan.docx").blocks if not isinstance(block, Table)]
    under = any("Formulaire revu en mai" in text for text in texts)
    in_table = any(
        "Formulaire revu en mai" in cell.text for table in tables(data) for row in table.rows for cell in row
    )
    assert (under, in_table) == (place is ResultPlace.UNDER, place is ResultPlace.TABLE)


def test_bullet_taken_out_and_bullet_added() -> None:
    """In the look of those beside them."""

    def edit(bilan: Bilan) -> None:
        axis = bilan.lines[1]
        axis.children = [axis.children[0], like(axis.children[0], "Afficher les consignes"), axis.children[2]]

    data = written(BULLETS, edit)
    after = read(data)
    assert "Afficher les consignes" in after
    assert not any(text.startswith("Mise à jour de la liste") for text in after)


def test_cell_that_is_emptied_keeps_no_word() -> None:
    """A name taken away is in the file no more."""
    lead = find(made(TABLE)[0], "Obtenir une première rencontre").leads[0]

    def edit(bilan: Bilan) -> None:
        for line in bilan.walk():
            line.leads = ()

    assert f">{lead}<" not in zipfile.ZipFile(BytesIO(written(TABLE, edit))).read("word/document.xml").decode()


def test_a_line_whose_own_words_were_taken_out_keeps_what_came_of_it() -> None:
    """Its cell is left empty, as the person who edited it wants."""

    def edit(bilan: Bilan) -> None:
        line = find(bilan, "Négocier une entente")
        line.cells["action"] = ""
        said(line, "Entente signée à Rimouski")

    text = all_said(written(TABLE, edit))
    assert "Entente signée à Rimouski" in text
    assert "Négocier une entente" not in text


@pytest.mark.parametrize("names", [True, False])
def test_what_withholds_something_is_made_anew(*, names: bool) -> None:
    """Comments and tracked changes of the file could tell it."""
    bilan, origin = made(TABLE)
    bilan.choices = Choices(as_of=date(2026, 10, 1), reader=Reader.MEMBERS, names=names)
    assert fits(bilan, origin) is names
    del bilan.lines[0]
    assert not fits(bilan, origin)


def test_a_column_of_the_document_that_was_left_out_is_not_in_the_file() -> None:
    """One that is no field of ours too: what stands in the document cannot be taken out of it."""
    bilan, origin = made(TABLE)
    columns = [*origin.proposal["layout"]["columns"], {"role": "extra", "heading": "Budget"}]
    origin = replace(origin, proposal=origin.proposal | {"layout": {"columns": columns}})
    every = tuple(role_in(column) for column in columns)
    assert fits(replace(bilan, choices=replace(bilan.choices, columns=every)), origin)
    assert not fits(replace(bilan, choices=replace(bilan.choices, columns=every[:-1])), origin)


def under(line: Line, text: str, *results: str) -> Line:
    """A new line below that one, of its level, of which something came."""
    new = like(line, text)
    new.item.id = 99_000 + len(text)
    new.result = Result(results)
    return new


def all_said(data: bytes) -> str:
    """All the words of a file."""
    return "\n".join(map(block_text, read_bytes(data, "plan.docx").blocks))


def test_a_bullet_takes_no_cell_for_its_model() -> None:
    """The only action of an axis that stands over its table, when the other actions are in cells."""

    def edit(bilan: Bilan) -> None:
        bilan.lines[0].children = [like(find(bilan, "Négocier une entente"), "Ouvrir une friperie")]

    assert all_said(written(TABLE, edit)).count("Ouvrir une friperie") == 1


@pytest.mark.parametrize(("name", "words"), [(TABLE, "Négocier une entente"), (BULLETS, "Revoir le formulaire")])
def test_a_branch_added_under_an_action_is_said_whole(name: str, words: str) -> None:
    """Lines of one level under each other, with what came of each."""

    def edit(bilan: Bilan) -> None:
        action = find(bilan, words)
        top, below = under(action, "Appeler les voisins", "Douze appels"), under(action, "Noter", "Un cahier")
        top.children, action.children = [below], [top]

    text = all_said(written(name, edit))
    assert [text.count(each) for each in ("Appeler les voisins", "Douze appels", "Noter", "Un cahier")] == [1] * 4


def test_a_line_moved_under_a_new_one_is_said_once() -> None:
    """It stays where the document has it; what is new below it is added."""

    def edit(bilan: Bilan) -> None:
        objective = find(bilan, "Obtenir un financement")
        moved = objective.children.pop()
        new = under(moved, "Chercher")
        moved.children, new.children = [under(moved, "Demander conseil")], [moved]
        objective.children.insert(0, new)

    moved = find(made(TABLE)[0], "Obtenir un financement").children[-1].item.text
    text = all_said(written(TABLE, edit))
    assert [text.count(each) for each in ("Chercher", "Demander conseil", moved)] == [1, 1, 1]


def test_an_objective_keeps_its_result_when_its_first_action_leaves() -> None:
    """The row where it stands then stays."""

    def edit(bilan: Bilan) -> None:
        objective = find(bilan, "Obtenir un financement")
        said(objective, "Financement obtenu")
        del objective.children[0]

    text = all_said(written(TABLE, edit))
    assert text.count("Financement obtenu") == text.count("Obtenir un financement") == 1


def test_a_new_axis_says_what_came_of_it() -> None:
    """In a table of its own, with all that is below it."""

    def edit(bilan: Bilan) -> None:
        axis = like(bilan.lines[0], "Friperie")
        said(axis, "Friperie ouverte")
        action = under(find(bilan, "Négocier une entente"), "Trouver un local", "Local trouvé")
        action.children = [under(action, "Signer le bail", "Bail signé")]
        axis.children = [action]
        bilan.lines.append(axis)

    text = all_said(written(TABLE, edit))
    assert all(each in text for each in ("Friperie ouverte", "Trouver un local", "Local trouvé", "Bail signé"))


def test_results_edited_in_the_plan_are_written() -> None:
    """Words of the plan itself, which the document does not have."""

    def edit(bilan: Bilan) -> None:
        find(bilan, "Négocier une entente").result = Result(("Trois rencontres",), from_document=True)

    assert node(written(TABLE, edit), "Négocier une entente")["results"] == "Trois rencontres"


def test_a_cell_that_was_blank_is_filled() -> None:
    """In the column of its role."""
    words = "Négocier une entente"
    data = written(TABLE, lambda bilan: setattr(find(bilan, words), "leads", ()))
    assert node(data, words)["leads"] == []
    proposal = read_plan(data, TABLE).proposal
    bilan, nodes = bilan_of(proposal)
    find(bilan, words).leads = ("Comité jardins",)
    filled = print_from(bilan, Format.DOCX, Origin(data, Format.DOCX, proposal, nodes), highlights=True)
    assert node(filled, words)["leads"] == ["Comité jardins"]


def test_work_below_what_nobody_foresaw_is_said() -> None:
    def edit(bilan: Bilan) -> None:
        line = like(find(bilan, "Négocier une entente"), "Répondre à un incendie")
        line.children = [under(line, "Reloger l’atelier", "Atelier relogé")]
        bilan.unplanned = {None: [line]}

    text = all_said(written(TABLE, edit))
    assert all(each in text for each in ("Répondre à un incendie", "Reloger l’atelier", "Atelier relogé"))


@pytest.mark.parametrize("name", [TABLE, BULLETS])
def test_summary_stands_after_the_rest_and_reads_as_no_line(name: str) -> None:
    """In words and in a table: what the plan says is read again as it was."""

    def ask(bilan: Bilan) -> None:
        bilan.choices = replace(bilan.choices, summary=True)
        names = ("", "Axe 1 : Mobiliser")
        shares = tuple(Share(uuid4() if name else None, name, Rollup(40, 5, 0), {"done": 2}) for name in names)
        bilan.summary = Summary((Paragraph("", "Deux actions sur quatre sont réalisées."),), shares)

    data = written(name, ask)
    document = read_bytes(data, "plan.docx")
    aside = next(margin.blocks for margin in document.margins if margin.kind == "about")
    assert [block_text(block) for block in aside[:2]] == ["Sommaire", "Deux actions sur quatre sont réalisées."]
    assert "Axe 1 : Mobiliser" in block_text(aside[-1])
    assert list(read(data)) == list(read((SAMPLES / name).read_bytes()))


def test_an_earlier_summary_gives_way_to_the_new_one() -> None:
    """A bilan that comes back as the plan's own document is not printed with two."""

    def ask(bilan: Bilan) -> None:
        bilan.choices = replace(bilan.choices, summary=True)
        bilan.summary = Summary((Paragraph("", "Rien n'est en retard."),), ())

    first = written(TABLE, ask)
    bilan, origin = made(TABLE)
    data = print_from(bilan, Format.DOCX, replace(origin, data=first), highlights=True)
    assert [margin.kind for margin in read_bytes(data, "plan.docx").margins if margin.kind == "about"] == []


def test_results_under_a_bullet_are_its_own_and_no_other_line() -> None:
    """Several, also under an entry of a list within a list: read again they are results of that very line."""
    words = ("Demande au fonds jeunesse", "Atelier « Prendre soin")

    def edit(bilan: Bilan) -> None:
        for each in words:
            said(find(bilan, each), "Trois rencontres tenues.", "Entente signée le 2 mai 2026.")

    data = written(BULLETS, edit)
    assert list(read(data)) == list(read((SAMPLES / BULLETS).read_bytes()))
    for each in words:
        assert node(data, each)["results"] == "Trois rencontres tenues. Entente signée le 2 mai 2026."

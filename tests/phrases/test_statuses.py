"""Statuses in context: the place of the words that state one, and what a schedule cell keeps for itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.phrases import status_words
from jalon.phrases.progress import read_progress
from jalon.phrases.status_words import MOST_CAREFUL_FIRST
from jalon.phrases.statuses import all_statuses, find_status


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Automne 2017 réalisé", "réalisé"),
        ("En fonction des occasions Réalisé", "Réalisé"),
        ("Dès la parution du guide. à reporter", "à reporter"),
        ("Le cœur du projet n’a pas été réalisé", "n’a pas été réalisé"),
        ("– Non réalisé toutefois création d'un guide", "Non réalisé"),
        ("Pas encore débutée (fonds)", "Pas encore débutée"),
    ],
)
def test_the_words_that_state_it(text: str, words: str) -> None:
    match = find_status(text)
    assert match is not None
    assert text[match.start : match.end] == words


@pytest.mark.parametrize("text", ["En continu", "À venir", "Ongoing", "Upcoming", "Prévu", "x"])
def test_words_of_schedules_tell_no_status_in_a_schedule(text: str) -> None:
    assert find_status(text, in_schedule=True) is None
    assert find_status(text) is not None


def test_a_real_status_is_told_in_a_schedule() -> None:
    assert [match.status for match in all_statuses("Terminé Terminé", in_schedule=True)] == ["done", "done"]


@pytest.mark.parametrize("word", ["réalsié", "compelté", "terminéé", "anulé", "reportté"])
def test_one_slip_is_forgiven(word: str) -> None:
    assert find_status(word) is not None


@pytest.mark.parametrize("word", ["reporter", "reported", "annuel", "compétent", "réaliser", "terminal"])
def test_another_word_is_no_slip(word: str) -> None:
    assert find_status(word) is None


@pytest.mark.parametrize("status", sorted(status_words.STATES))
def test_every_expression_of_the_vocabulary_is_read(status: str) -> None:
    block = status_words.STATES[status]  # type: ignore[index]
    unread = [line for line in block.split("\n") if line and find_status(line.replace("~", "")) is None]
    assert unread == []


def test_the_careful_order_holds_every_status() -> None:
    assert set(MOST_CAREFUL_FIRST) == {*status_words.STATES}


PIECES = st.sampled_from(
    ["réalisé", "non", "pas", "en cours", "100 %", "MSSS", "sauf", "Laval", "3", "rencontres", "le", "2014", "mai", ",",
     "(", ")", ".", "\n", "à", "faire", "été", "n’", "reporté", "☐", "☑", "/", "œuvre", "completed", "12/15", "·e·s"]
)  # fmt: skip


@given(st.text(max_size=80) | st.lists(PIECES, max_size=14).map(" ".join))
def test_any_text_is_read_and_kept(text: str) -> None:
    read = read_progress(text)
    assert read.text == text
    assert read.status is None or read.status in MOST_CAREFUL_FIRST
    for match in all_statuses(text):
        assert 0 <= match.start < match.end <= len(text)


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_the_note_invents_no_word(text: str) -> None:
    note = read_progress(text).note or ""
    assert all(word in text for word in note.replace("…", " ").split())


@pytest.mark.parametrize("text", ["R. Lavoie s’en charge", "R & D à lancer", "R$ 40 mil", "C++ course booked"])
def test_a_letter_of_a_name_or_a_sign_is_no_status(text: str) -> None:
    assert find_status(text) is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("R", "done"),
        ("r.", "done"),
        ("Fermé", "done"),
        ("Nouveau", "to_do"),
        ("Working on it", "in_progress"),
        ("Concluído", "done"),
        ("En curso", "in_progress"),
        ("Un nouveau local", None),
        ("Open house held", None),
    ],
)
def test_words_of_trackers_and_of_neighbouring_languages(text: str, status: str | None) -> None:
    found = find_status(text)
    assert (found.status if found else None) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Não iniciado", "to_do"),
        ("Pendiente", "to_do"),
        ("En ejecución", "in_progress"),
        ("Realizado", "done"),
        ("No realizado", "not_done"),
        ("Adiado", "postponed"),
        ("Cancelada", "dropped"),
    ],
)
def test_a_cell_in_spanish_or_portuguese_states_it(text: str, status: str) -> None:
    match = find_status(text)
    assert match is not None
    assert match.status == status


def test_a_cross_before_done_says_that_it_is_not() -> None:
    found = find_status("❌ Done")
    assert found is not None
    assert found.status == "not_done"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Fait aux trois quarts", "partial"),
        ("Fait au tiers", "partial"),
        ("Premiers pas faits", "in_progress"),
        ("On y travaille", "in_progress"),
        ("In review", "in_progress"),
        ("Nearly there", "in_progress"),
        ("Objectif dépassé", "done"),
        ("La rencontre a eu lieu", "done"),
        ("Aura eu lieu en mai", None),
        ("Shipped", "done"),
        ("Projet à l'arrêt", "postponed"),
        ("Non retenu par le CA", "dropped"),
        ("Scrapped", "dropped"),
        ("It didn't happen", "not_done"),
    ],
)
def test_common_words_for_where_it_stands(text: str, status: str | None) -> None:
    assert read_progress(text).status == status


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Menées à bien", "done"),
        ("Taken care of", "done"),
        ("Ça suit son cours", "in_progress"),
        ("Being drafted", "in_progress"),
        ("À mi-parcours", "partial"),
        ("Pas encore", "to_do"),
        ("In the pipeline", "to_do"),
        ("Interrompue", "postponed"),
        ("Moved to next winter", "postponed"),
        ("Tombé à l’eau", "dropped"),
        ("No longer going ahead", "dropped"),
    ],
)
def test_what_people_say_in_a_cell_of_its_own(cell: str, status: str) -> None:
    found = find_status(cell)
    assert found is not None
    assert found.status == status


@pytest.mark.parametrize("cell", ["Coche", "Later", "Moved to the new office", "The bus is running on time"])
def test_what_is_like_it_and_says_no_state(cell: str) -> None:
    assert find_status(cell) is None

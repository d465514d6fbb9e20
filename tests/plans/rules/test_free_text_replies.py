"""Answers in somebody's own words: which action each piece is about."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jalon.plans.rules.free_text_replies import RepliesReading, read_replies

ITEMS = [
    (11, "Recenser les terrains vacants des dix-huit quartiers"),
    (12, "Signer des ententes de prêt de terrains avec les municipalités"),
    (13, "Publier le guide du compostage en hiver"),
    (14, "Tenir une rencontre de jardinage par saison"),
]


def statuses(reading: RepliesReading) -> dict[int, str]:
    return {item: one.status for item, one in reading.proposed.items()}


@pytest.mark.parametrize(
    "text",
    ["1 fait, 2 en cours", "1. Fait\n2. En cours", "1) fait ; 2) en cours", "no 1 : fait\nno 2 : en cours"],
)
def test_numbers_of_the_request(text: str) -> None:
    assert statuses(read_replies(text, ITEMS)) == {11: "done", 12: "in_progress"}


def test_words_of_the_action() -> None:
    reading = read_replies("Le guide de compostage est publié.\nOn a recensé 60 % des terrains vacants.", ITEMS)
    assert list(reading.proposed) == [13, 11]
    assert reading.proposed[11].percent == Decimal("60.0")
    assert reading.proposed[13].note == "Le guide de compostage est publié."


def test_a_number_that_counts_something_names_no_action() -> None:
    assert read_replies("3 rencontres de jardinage tenues", ITEMS).proposed.keys() == {14}


def test_what_she_replied_to_is_left_aside() -> None:
    text = "Le recensement des terrains est terminé\n\nLe 3 octobre 2026 à 9 h, le Réseau a écrit :\n> 2. Signer : fait"
    reading = read_replies(text, ITEMS)
    assert list(reading.proposed) == [11]
    assert reading.rest == []


def test_what_belongs_to_nothing_is_shown() -> None:
    assert read_replies("Bonjour, merci de votre patience!", ITEMS).rest == ["Bonjour, merci de votre patience!"]


def test_the_next_line_goes_on_about_the_same_action() -> None:
    reading = read_replies("3 : en cours\nLa graphiste nous revient jeudi.\n\nBonne journée", ITEMS)
    assert reading.proposed[13].note == "en cours\nLa graphiste nous revient jeudi."
    assert reading.rest == ["Bonne journée"]


def test_one_word_that_is_of_one_action_alone_is_enough_to_say_how_it_goes() -> None:
    reading = read_replies("La rencontre : reportée au printemps\nOn a mangé du compostage", ITEMS)
    assert statuses(reading) == {14: "postponed"}


def test_words_of_two_actions_decide_nothing() -> None:
    assert read_replies("Les terrains avancent bien", ITEMS).proposed == {}

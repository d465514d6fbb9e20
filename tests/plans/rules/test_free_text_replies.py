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


MORE = [*ITEMS, (15, "Former dix animatrices"), (16, "Refaire le site"), (17, "Dresser le portrait national")]


def test_several_actions_in_one_sentence_and_one_named_after_them() -> None:
    reading = read_replies("6 fait, 5 en cours (50 %). Le portrait national est reporté au printemps.", MORE)
    assert statuses(reading) == {16: "done", 15: "in_progress", 17: "postponed"}
    assert (reading.proposed[15].percent, reading.rest) == (Decimal(50), [])


@pytest.mark.parametrize(
    "text",
    [
        "Les actions 1 et 2 sont faites, la 3 est reportée",
        "1, 2 : fait; 3 reporté",
        "1- fait 2- fait 3- reporté",
        "no 1 et 2 faits\nno 3 : reporté à l'automne",
    ],
)
def test_several_numbers_share_what_is_said_of_them(text: str) -> None:
    assert statuses(read_replies(text, ITEMS)) == {11: "done", 12: "done", 13: "postponed"}


def test_one_sentence_of_two_actions_is_cut_between_them() -> None:
    reading = read_replies("La formation des animatrices est terminée et le portrait national est reporté", MORE)
    assert statuses(reading) == {15: "done", 17: "postponed"}


def test_a_number_no_action_has_is_asked() -> None:
    reading = read_replies("1 fait, 9 en cours", ITEMS)
    assert (statuses(reading), reading.rest) == ({11: "done"}, ["9 en cours"])


def test_two_statuses_for_one_action_are_asked() -> None:
    reading = read_replies("1 fait\n1 en cours", ITEMS)
    assert statuses(reading) == {11: ""}
    assert reading.proposed[11].note == "fait\nen cours"


def test_a_sentence_about_another_action_without_saying_how_it_goes_is_asked() -> None:
    reading = read_replies("1 : en cours. Pour le compostage, Marie a des idées.", ITEMS)
    assert (list(reading.proposed), reading.rest) == ([11], ["Pour le compostage, Marie a des idées."])


@pytest.mark.parametrize(
    "after",
    [
        "Cordialement,\nMarie Roy\n2 rue des Pins",
        "Bien à vous\n\nMarie Roy",
        "Envoyé de mon iPhone",
        "Marie Roy\nCoordonnatrice, Comité vert\n514 555-1212",
        "Le lun. 3 oct. 2026 à 09:12, Aline Roy\n<aline@rjs.example> a écrit :\n\n2. Signer : fait",
        "De : Aline Roy\nEnvoyé : lundi 3 octobre 2026\n\n2. Signer : fait",
    ],
)
def test_signatures_and_what_she_replied_to_are_left_out(after: str) -> None:
    reading = read_replies(f"1 fait\n\n{after}", ITEMS)
    assert (statuses(reading), reading.rest) == ({11: "done"}, [])


def test_a_message_that_is_only_a_number_to_call_is_not_a_signature() -> None:
    assert read_replies("Appelez-moi au 514 555-1212", ITEMS).rest == ["Appelez-moi au 514 555-1212"]

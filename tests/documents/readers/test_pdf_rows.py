"""Characters of a page put on lines: what stands raised or lowered beside a line belongs to it."""

from __future__ import annotations

from typing import Any

from jalon.documents.readers.pdf_lines import lines_of


def letters(text: str, x0: float, bottom: float, *, size: float = 10.0) -> list[dict[str, Any]]:
    """The letters of a word, each half as wide as it is high."""
    width = size / 2
    return [
        {
            "text": letter,
            "x0": x0 + at * width,
            "x1": x0 + (at + 1) * width,
            "top": bottom - size,
            "bottom": bottom,
            "size": size,
            "upright": True,
            "fontname": "Sans",
            "non_stroking_color": (0,),
        }
        for at, letter in enumerate(text)
    ]


def texts(*words: list[dict[str, Any]]) -> list[str]:
    return [line.text for line in lines_of([char for word in words for char in word])]


def test_a_raised_sign_is_on_the_line_it_touches() -> None:
    assert texts(letters("le 1", 50, 100), letters("er", 70, 96, size=6)) == ["le 1er"]


def test_a_lowered_sign_is_on_the_line_it_touches() -> None:
    assert texts(letters("CO", 50, 100), letters("2", 60, 103, size=6)) == ["CO2"]


def test_what_stands_under_a_line_is_another_even_when_it_touches() -> None:
    assert texts(letters("Planter", 50, 100), letters("Semer", 50, 105)) == ["Planter", "Semer"]


def test_what_stands_beside_but_lower_is_another_line() -> None:
    assert texts(letters("Planter", 50, 100), letters("Semer", 120, 112)) == ["Planter", "Semer"]


def test_a_small_sign_between_two_words_of_a_line_is_of_that_line() -> None:
    assert texts(letters("le 1", 50, 100), letters("mai", 90, 100), letters("er", 70, 95.5, size=6)) == ["le 1er mai"]


def test_spaces_that_pad_a_cell_cut_no_word_of_the_next() -> None:
    padding = [{**letter, "x1": letter["x0"] + 2.8} for at in range(20) for letter in letters(" ", 70 + 2.8 * at, 100)]
    assert texts(letters("orme", 50, 100), padding, letters("03/25/2016", 90, 100)) == ["orme 03/25/2016"]


def test_a_space_between_two_words_that_nearly_touch_it_stays() -> None:
    assert texts(letters("le", 50, 100), letters(" ", 60, 100), letters("pré", 64, 100)) == ["le pré"]

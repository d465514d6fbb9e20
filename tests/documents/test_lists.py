"""Typed dashes and pasted bullets become list items."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jalon.documents.lists import typed_lists
from jalon.documents.model import Heading, ListItem, Paragraph, Place, Run


def _typed(*lines: str, indents: tuple[float, ...] = ()) -> list[tuple[str, str, int]]:
    blocks = [
        Paragraph([Run(line)], Place(0), indent=indents[index] if indents else 0.0) for index, line in enumerate(lines)
    ]
    return [
        (block.marker, block.text, block.level) if isinstance(block, ListItem) else ("", block.text, -1)
        for block in typed_lists(list(blocks))
        if isinstance(block, Paragraph)
    ]


@pytest.mark.parametrize(
    ("line", "marker", "text"),
    [
        ("- Lancer la campagne", "-", "Lancer la campagne"),
        ("-Lancer la campagne", "-", "Lancer la campagne"),
        ("– Lancer", "–", "Lancer"),
        ("• Lancer", "•", "Lancer"),
        ("•Lancer", "•", "Lancer"),
        ("·\u00a0Lancer", "·", "Lancer"),
        ("o Lancer", "o", "Lancer"),
        ("\uf0b7 Lancer", "•", "Lancer"),
        ("\uf0a7Lancer", "▪", "Lancer"),
        ("* Lancer", "*", "Lancer"),
        ("- 3 rencontres", "-", "3 rencontres"),
    ],
)
def test_a_typed_mark_leaves_the_text(line: str, marker: str, text: str) -> None:
    assert _typed(line) == [(marker, text, 0)]


@pytest.mark.parametrize(
    "line",
    [
        "-5 °C en moyenne",
        "- 30 %",
        "--",
        "-----",
        "§ 3.2 du règlement",
        "ordre du jour",
        "1. Lancer",
        "3- Lancer",
        "a) Lancer",
        "*note de bas de page",
        "☐ Fait",
        "Hiver - Printemps 2014",
    ],
)
def test_what_is_no_mark_stays_text(line: str) -> None:
    assert _typed(line) == [("", line, -1)]


def test_levels_come_from_indentation() -> None:
    read = _typed("- a", "- b", "- c", "- d", indents=(0, 18, 36, 0))

    assert [level for _, _, level in read] == [0, 1, 2, 0]


def test_levels_come_from_nested_marks_without_indentation() -> None:
    read = _typed("• un", "o deux", "▪ trois", "o quatre", "• cinq")

    assert [level for _, _, level in read] == [0, 1, 2, 1, 0]


def test_hyphen_and_dash_are_one_level() -> None:
    assert [level for _, _, level in _typed("- un", "– deux", "- trois")] == [0, 0, 0]


def test_a_paragraph_ends_the_list() -> None:
    assert [level for _, _, level in _typed("- un", "Texte", "• deux")] == [0, -1, 0]


def test_second_level_o_stuck_to_its_word_is_a_mark_inside_a_list() -> None:
    assert _typed("• Affichage", "oPlanification") == [("•", "Affichage", 0), ("o", "Planification", 1)]
    assert _typed("oPlanification") == [("", "oPlanification", -1)]


def test_bullets_in_one_line_are_separate_entries() -> None:
    assert _typed("• Comité A • Comité B") == [("•", "Comité A", 0), ("•", "Comité B", 0)]


def test_long_entries_after_dashes_in_one_line_are_separate() -> None:
    line = "- Tenir trois ateliers publics - Publier un bilan annuel"

    assert [text for _, text, _ in _typed(line)] == ["Tenir trois ateliers publics", "Publier un bilan annuel"]


def test_a_short_range_is_one_entry_that_may_be_several() -> None:
    (block,) = typed_lists([Paragraph([Run("- Hiver - Printemps 2014")], Place(0))])

    assert isinstance(block, ListItem)
    assert block.text == "Hiver - Printemps 2014"
    assert block.run_on


def test_looks_are_kept_and_marks_in_their_own_run_are_found() -> None:
    (block,) = typed_lists([Paragraph([Run("-"), Run(" Lancer ", bold=True), Run("vite")], Place(0))])

    assert isinstance(block, ListItem)
    assert [(run.text, run.bold) for run in block.runs] == [("Lancer ", True), ("vite", False)]


def test_headings_and_numbered_entries_are_left_alone() -> None:
    heading = Heading([Run("- Titre")], Place(0))
    numbered = ListItem([Run("- Lancer")], Place(0), marker="1.", ordered=True)

    assert typed_lists([heading, numbered]) == [heading, numbered]
    assert heading.text == "- Titre"


def test_typed_dashes_under_an_automatic_bullet_are_deeper() -> None:
    bullet = ListItem([Run("Ateliers")], Place(0), marker="•", indent=18)
    blocks = typed_lists([bullet, Paragraph([Run("- Un")], Place(0), indent=36)])

    assert [block.level for block in blocks if isinstance(block, ListItem)] == [0, 1]


@example(["·1 ·•1"])
@given(st.lists(st.text(alphabet="-–•o·▪ \u00a0ab1.(é", max_size=30), max_size=6))
def test_no_letter_is_lost_and_twice_changes_nothing(lines: list[str]) -> None:
    once = typed_lists([Paragraph([Run(line)], Place(0)) for line in lines])
    shown = [(b.marker, b.text, getattr(b, "level", None)) for b in once if isinstance(b, Paragraph)]
    twice = [(b.marker, b.text, getattr(b, "level", None)) for b in typed_lists(once) if isinstance(b, Paragraph)]

    letters = [letter for line in lines for letter in line if letter.isalnum()]
    kept = [letter for marker, text, _ in shown for letter in marker + text if letter.isalnum()]
    assert kept == letters
    assert twice == shown


def test_dashes_inside_lines_that_begin_with_one_part_no_entries() -> None:
    lines = ("Semer le grand pré – Comité des prés et haies – jeudi 9 mai", "Vendre le cidre", "Réparer le four")
    assert [text for _mark, text, _level in _typed(*(f"– {line}" for line in lines))] == list(lines)


def test_one_line_may_hold_a_whole_list() -> None:
    found = _typed("– Semer le grand pré – Vendre le vieux cidre – Réparer le petit four")
    assert [text for _mark, text, _level in found] == [
        "Semer le grand pré", "Vendre le vieux cidre", "Réparer le petit four",
    ]  # fmt: skip

"""What the lines of a cell list, one under another."""

from __future__ import annotations

from jalon.documents.model import Place
from jalon.recognition.entries import Entry, merge_lines, read_entries
from jalon.recognition.lines import Line
from jalon.recognition.source import Look, Source

PLAIN = Look()


def _listed(*lines: tuple[float, str]) -> list[object]:
    """Each entry's text, with those of its steps, of lines at an indentation in points."""
    source = Source()
    read = [Line(source.add([(text, PLAIN)], Place(0)), indent=indent) for indent, text in lines]

    def shown(entry: Entry) -> object:
        return (entry.text.string, [shown(step) for step in entry.steps]) if entry.steps else entry.text.string

    return [shown(entry) for entry in read_entries(read)]


def test_letters_further_in_are_steps_of_the_one_above() -> None:
    lines = (0, "a) Semer"), (12, "a) Bêcher"), (12, "b) Arroser"), (0, "b) Tailler"), (12, "a) Affûter")
    assert _listed(*lines) == [("Semer", ["Bêcher", "Arroser"]), ("Tailler", ["Affûter"])]


def test_a_small_difference_of_indentation_says_nothing() -> None:
    assert _listed((0, "1. Semer"), (3, "2. Tailler"), (0, "3. Arroser")) == ["Semer", "Tailler", "Arroser"]


def test_a_bracket_on_a_line_of_its_own_is_on_the_line_above() -> None:
    def merged(*lines: str) -> list[str]:
        source = Source()
        return [text.string for text in merge_lines([Line(source.add([(one, PLAIN)], Place(0))) for one in lines])]

    assert merged("Comité des quais", "(Odile Roy, CSS)") == ["Comité des quais (Odile Roy, CSS)"]
    assert merged("Comité des quais", "(Odile Roy)", "Ville") == ["Comité des quais (Odile Roy)", "Ville"]
    assert merged("(1) Semer", "(2) Tailler") == ["(1) Semer", "(2) Tailler"]

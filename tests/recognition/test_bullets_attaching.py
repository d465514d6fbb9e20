"""Which line of a list a line of fields speaks of."""

from __future__ import annotations

from jalon.documents import read_bytes
from jalon.recognition.bullets.attaching import _Kept
from jalon.recognition.bullets.outline_nodes import OutlineNode
from jalon.recognition.lines import Line, flatten


def nodes(*said: tuple[str, float]) -> list[OutlineNode]:
    """Lines of a list at their depths; those that begin with "-" are bulleted."""
    data = "\n\n".join(words for words, _depth in said).encode()
    lines = [one for one in flatten(read_bytes(data, "a.txt")).elements if isinstance(one, Line)]
    assert len(lines) == len(said)
    return [OutlineNode(line, line.text, depth=depth) for line, (_words, depth) in zip(lines, said, strict=True)]


def target(*said: tuple[str, float], field: tuple[str, float]) -> str | None:
    """The words of the line that a field after these lines speaks of."""
    *before, last = nodes(*said, field)
    kept = _Kept()
    for node in before:
        kept.add(node)
    found = kept.target(None, last, parted=True, per_list=False)
    return found.line.string if found else None


def test_without_a_line_before_it_speaks_of_nothing() -> None:
    assert target(field=("Responsable : CA", 0.0)) is None


def test_it_speaks_of_the_line_above() -> None:
    assert target(("- Planter", 0.0), ("- Semer", 0.0), field=("Responsable : CA", 0.0)) == "Semer"


def test_a_bulleted_one_speaks_of_the_line_it_hangs_from() -> None:
    assert target(("- Planter", 0.0), ("- Arroser", 1.0), field=("- Responsable : CA", 1.0)) == "Planter"


def test_a_bulleted_one_passes_over_the_deeper_lines_before() -> None:
    said = (("- Planter", 0.0), ("- Semer", 1.0), ("- Arroser", 2.0), ("- Tailler", 2.0))
    assert target(*said, field=("- Responsable : CA", 2.0)) == "Semer"


def test_a_bulleted_one_less_deep_than_all_speaks_of_the_last() -> None:
    assert target(("- Planter", 1.0), ("- Semer", 1.0), field=("- Responsable : CA", 0.0)) == "Semer"

"""A line that never ends, of what each rule looks for: read once, as any line, whatever it repeats."""

from __future__ import annotations

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose

PLAN = (
    "Plan d'action 2024-2027\n\nAxe 1 – Jardins\n\n- {}\n- Semer les graines\n\nAxe 2 – Lire\n\n- Lire à voix haute\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "-_" * 6_000 + "a",  # a rule between two lines
        "." * 12_000 + "x",  # points that lead to no page
        "…" * 12_000 + "x",
        "A (AB) " * 1_700,  # sigles, each after its words
        "(" + " " * 12_000 + "x",
        "[x] " * 3_000 + "Planter",  # boxes before a text
        "☐ " * 6_000 + "Planter",
    ],
    ids=lambda line: line[:8],
)
def test_the_other_lines_are_read(line: str) -> None:
    proposal = as_dict(propose(read_bytes(PLAN.format(line).encode(), "plan.txt")))
    assert "Semer les graines" in str(proposal["nodes"])


def test_the_first_box_of_several_says_where_it_stands() -> None:
    document = read_bytes("Plan 2024-2027\n\nAxe 1 – Jardins\n\n- [x] [ ] Planter\n- [ ] Semer\n".encode(), "plan.txt")
    first = as_dict(propose(document))["nodes"][0]["children"][0]
    assert first["text"] == "Planter"
    assert first["status"] == "done"

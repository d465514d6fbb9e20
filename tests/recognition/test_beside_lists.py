"""Tables beside a plan written in lines: who is who and what it costs are kept as notes, and asked of nobody."""

from __future__ import annotations

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import outline

PLAN = """<html><body><h1>Plan d’action 2031</h1><h2>L’eau du moulin</h2>
<ul><li>Curer le bief (Odile Roy, mai 2031)</li><li>Peindre la vanne (Jean Aubé, juin 2031)</li></ul>
<table>{}</table></body></html>"""


@pytest.mark.parametrize(
    "table",
    [
        "<tr><td>Nom<td>Courriel</tr><tr><td>Odile Roy<td>odile@moulin.example</tr>",
        "<tr><td>Dépense<td>2031</tr><tr><td>Peinture<td>1 200 $</tr><tr><td>Pelles<td>85,50 $</tr>",
    ],
    ids=["people", "money"],
)
def test_what_is_none_of_the_plan_is_noted(table: str) -> None:
    proposal = as_dict(propose(read_bytes(PLAN.format(table).encode(), "plan.html")))
    assert [line.strip() for line in outline(proposal)][1:] == ["action Curer le bief", "action Peindre la vanne"]
    assert proposal["unplaced"] == []
    assert {"table"} == {one["role"] for one in proposal["notes"] if one["text"] in table}

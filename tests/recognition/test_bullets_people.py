"""Lists under names of people: they lead what stands under them, and are no part of the plan."""

from __future__ import annotations

from typing import Any

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, outline


def _read(text: str) -> dict[str, Any]:
    return as_dict(propose(read_bytes(text.encode(), "plan.md")))


def test_first_names_over_lists_lead_them() -> None:
    proposal = _read(
        "# Action items\n\n**Alice**\n- Send the budget to the board\n- Call the landlord\n\n"
        "**Bruno**\n- Update the list of members\n- Prepare the slides\n"
    )
    assert outline(proposal)[0] == "action Send the budget to the board"
    assert node(proposal, "Call")["inherited_leads"] == ["Alice"]
    assert node(proposal, "Update")["leads"] == ["Bruno"]


def test_full_names_do_under_a_heading_that_assigns_work() -> None:
    proposal = _read(
        "# Minutes\n\n## Action items\n\n### Derek Chang\n- Send the notes\n- Write the report\n\n"
        "### Priya Nair\n- Book the room\n- Order the food\n"
    )
    assert node(proposal, "Book")["leads"] == ["Priya Nair"]


def test_parts_of_a_plan_are_no_people() -> None:
    proposal = _read(
        "# Action plan\n\n## Community Engagement\n- Hold two forums\n- Publish the minutes\n\n"
        "## Data Quality\n- Audit the records\n- Train the clerks\n"
    )
    assert [one["text"] for one in proposal["nodes"]] == ["Community Engagement", "Data Quality"]

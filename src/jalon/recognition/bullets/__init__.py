"""Plans without a table: headings, bullets and lines of prose.

A line becomes an `OutlineNode`; headings part the nodes into sections (`outline`); in a section, fields join the
action they speak of (`fields`), and bullets nest as the file shows, else as their words and gaps suggest
(`groups`); depth and labels then name the levels (`naming`).
"""

from __future__ import annotations

from jalon.recognition.boilerplate import after_pictures, set_aside
from jalon.recognition.bullets.evidence import plan_evidence
from jalon.recognition.bullets.naming import name_levels
from jalon.recognition.bullets.outline_nodes import tie
from jalon.recognition.bullets.sections import read_sections
from jalon.recognition.draft import Draft
from jalon.recognition.lines import Element

__all__ = ["plan_evidence", "read_bullets"]


def read_bullets(elements: list[Element], draft: Draft) -> None:
    """Fill the branches, notes and ignored texts of a draft from the lines of a plan that has no table."""
    lines = set_aside(elements, draft)
    nodes = tie(lines, after_pictures(draft))
    draft.branches.extend(name_levels(read_sections(nodes, draft)))

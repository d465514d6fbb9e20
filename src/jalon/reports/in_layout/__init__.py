"""A bilan in the document the plan came from, edited in place: what does not change stays as its author made it."""

from __future__ import annotations

from jalon.reports.in_layout.origin import Origin, fits, nodes_of, origin_in, origin_of
from jalon.reports.in_layout.writing import write

__all__ = ["Origin", "fits", "nodes_of", "origin_in", "origin_of", "write"]

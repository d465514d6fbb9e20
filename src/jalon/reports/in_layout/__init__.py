"""A bilan in the document the plan came from, edited in place: what does not change stays as its author made it."""

from __future__ import annotations

from jalon.reports.in_layout.origin import Origin, fits, origin_of
from jalon.reports.in_layout.writing import write

__all__ = ["Origin", "fits", "origin_of", "write"]

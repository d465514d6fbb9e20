"""A reading that nobody corrects, shown beside its source: whole, or one of its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jalon.web.components.proposals import tree_of
from jalon.web.components.source import TableForm, render_source
from jalon.web.imports.pages import Pages, number_of, shortened

Json = dict[str, Any]


def reading_context(
    proposal: Json,
    document: Json,
    names: Mapping[str, Any],
    *,
    asked: Mapping[str, str],
    address: str,
    form: Callable[[], TableForm | None] = lambda: None,
) -> Json:
    """What the templates of a reading need; `asked` says its page ("page") or the line to find ("ligne").

    `address` is that of the first page; `form` is drawn there, on the table that was read.
    """
    pages = Pages(proposal, document)
    page = pages.page(pages.page_of(asked.get("ligne", "")) or number_of(asked.get("page", "")))
    source = render_source(page.document, form() if page.number == 1 else None)
    return {
        "own_words": names,
        "proposal": proposal,
        "shown": page.shown,
        "pages": page if pages.count > 1 else None,
        "review_url": address,
        "source": source,
        "tree": tree_of(proposal, source, names, shown=page.nodes, shape=None if pages.whole else shortened),
    }

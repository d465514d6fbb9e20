"""What a form of the review asks for, and what makes no sense in it."""

from __future__ import annotations

from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from django.http import HttpRequest, QueryDict

from jalon.plans.errors import EditRefused
from jalon.plans.models import ImportDraft
from jalon.web.components import queueing
from jalon.web.imports import rereading
from jalon.web.imports.edits import MAX_CUTS, edits_from
from jalon.web.imports.rereading import read_as_chosen
from tests.conftest import node, proposal_of


def asked(**values: str) -> list[dict[str, object]]:
    """The edits of a form about the only line of a proposal."""
    proposal = proposal_of(node("action", "Semer"))
    query = QueryDict(urlencode({"node": proposal["nodes"][0]["id"], **values}))
    return edits_from(query, proposal)


def test_a_line_changed_since_it_was_seen_is_not_edited() -> None:
    with pytest.raises(EditRefused, match="changed_since"):
        asked(op="discard", seen="autrement")


def test_a_text_is_cut_into_so_many_lines_and_no_more() -> None:
    assert len(asked(op="correct", text="\n".join("a" * MAX_CUTS))) == MAX_CUTS
    with pytest.raises(EditRefused, match="too_many_lines") as refused:
        asked(op="correct", text="\n".join("a" * (MAX_CUTS + 1)))
    assert refused.value.values == {"limit": MAX_CUTS}


@pytest.fixture
def other_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that chooses another way to read."""
    monkeypatch.setattr(rereading, "choices_from", lambda *_given: object())


@pytest.mark.django_db
def test_a_document_is_not_read_again_where_the_line_is_too_long(
    draft: ImportDraft, other_choices: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queueing, "read_now", lambda *_given: None)
    with pytest.raises(EditRefused, match="busy"):
        read_as_chosen(HttpRequest(), draft)


@pytest.mark.django_db
def test_an_update_is_not_read_so_that_no_line_is_left(
    draft: ImportDraft, other_choices: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = draft.proposal
    monkeypatch.setattr(queueing, "read_now", lambda *_given: SimpleNamespace(proposal={"nodes": []}))
    with pytest.raises(EditRefused, match="no_plan"):
        read_as_chosen(HttpRequest(), draft, plan_only=True)
    draft.refresh_from_db()
    assert draft.proposal == before

"""A list kept for its author, until its days are over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from jalon.accounts.models import User
from jalon.network.actions.directory_drafts import choose_list, create_list, delete_expired_lists
from jalon.network.importing.tables import Sheet
from jalon.network.models import DirectoryDraft, Network
from jalon.network.queries.lists import sheet_of

pytestmark = pytest.mark.django_db
LISTS = [
    Sheet("Légende", [["A", "b"]]),
    Sheet("Membres", [["Membres"], ["Organisme", "Courriel"], ["Maison", "a@x.ca"]], titles=[0]),
]


@pytest.fixture
def draft(network: Network, coordinator: User) -> DirectoryDraft:
    return create_list(network=network, author=coordinator, sheets=LISTS, name="membres.xlsx")


def test_the_list_that_tells_most_is_chosen(draft: DirectoryDraft) -> None:
    assert (draft.table, draft.header, draft.roles) == (1, 1, ["organisation", "email"])
    assert sheet_of(draft) == LISTS[1]


def test_another_list_has_columns_of_its_own(draft: DirectoryDraft) -> None:
    choose_list(draft=draft, table=0)
    assert (draft.header, draft.roles[0]) == (-1, "organisation")


def test_its_days_end(draft: DirectoryDraft) -> None:
    assert delete_expired_lists() == 0
    DirectoryDraft.objects.update(expires=timezone.now() - timedelta(days=1))
    assert delete_expired_lists() == 1

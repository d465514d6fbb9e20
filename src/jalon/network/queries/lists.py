"""A list waiting, beside the directory of its network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jalon.network.importing.comparing import Comparison, Known, compare
from jalon.network.importing.roles import Role
from jalon.network.importing.rows import read_rows
from jalon.network.importing.tables import Sheet
from jalon.network.models import DirectoryDraft, Network, Party

_TEXTS = ("sigle", "email", "phone", "address", "website", "language")


def sheet_of(draft: DirectoryDraft, table: int | None = None) -> Sheet:
    """The list chosen in a draft, or another of its file. Raises IndexError when there is none."""
    return Sheet(**draft.tables[draft.table if table is None else table])


def known_parties(network: Network) -> list[Known]:
    """Everybody of a network with what is kept of them, by name; whoever was merged is a name of another: one query."""
    rows = {one.pk: one for one in network.parties.filter(erased=None).select_related("region")}
    groups: dict[int, list[Party]] = {}
    for one in rows.values():
        root = one
        while root.merged_into_id and root.merged_into_id in rows:
            root = rows[root.merged_into_id]
        groups.setdefault(root.pk, []).append(one)
    return [_known(rows[root], group) for root, group in groups.items()]


def _known(root: Party, group: Sequence[Party]) -> Known:
    several = [root, *(one for one in group if one.pk != root.pk)]
    fields = {name: _first(getattr(one, name) for one in several) for name in _TEXTS}
    fields["region"] = _first(one.region.name for one in several if one.region)
    names = tuple(dict.fromkeys(one.name for one in several))
    return Known(root.pk, root.kind, names, fields, "\n".join(filter(None, (one.notes for one in several))))


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")


def comparison_of(draft: DirectoryDraft) -> Comparison:
    """A list waiting beside the directory, with what its author decided of it: two queries."""
    network = draft.network
    return compare(
        read_rows(sheet_of(draft), draft.header, [Role(role) for role in draft.roles], language=network.language),
        known_parties(network),
        network.regions.filter(removed=None),
        region_word=str,
        decided=draft.decisions.get("parties", {}),
        left=set(draft.decisions.get("left", [])),
        own=(network.name, network.sigle),
    )

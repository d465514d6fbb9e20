"""A list a person said yes to: written into the directory as one, and taken back as one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from jalon.network.actions.membership import admit, change_relation, correct_membership, record_fee, relate
from jalon.network.actions.merging import keep_apart
from jalon.network.actions.parties import add_party, change_party
from jalon.network.actions.writing import plain
from jalon.network.choices import Tie
from jalon.network.errors import GovernanceRefused, ListRefused, PartyRefused
from jalon.network.importing.comparing import Act, Comparison, Fate, kind_of
from jalon.network.importing.gathering import MemberSaid, TieSaid
from jalon.network.models import DirectoryDraft, Membership, Network, Party, Relation
from jalon.network.queries.lists import comparison_of
from jalon.network.rules.periods import meets
from jalon.phrases.folding import fold

WRITTEN: Final = ("email", "phone", "sigle", "language", "address", "website", "region", "notes", "user")


def decide_list(*, draft: DirectoryDraft, parties: Mapping[str, str], left: Mapping[int, bool]) -> None:
    """What its author says of some names (an Act) and of some rows (whether they are put aside)."""
    aside = {int(row) for row in draft.decisions.get("left", [])}
    aside = (aside | {row for row, out in left.items() if out}) - {row for row, out in left.items() if not out}
    chosen = draft.decisions.get("parties", {}) | dict(parties)
    draft.decisions = {"parties": chosen, "left": sorted(aside)}
    draft.save(update_fields=["decisions"])


@transaction.atomic
def import_list(*, draft: DirectoryDraft, seen: str, actor: str) -> DirectoryDraft:
    """Write a list into the directory; the draft, which no longer holds it, says what was made.

    `seen` is the mark of the comparison its author saw. Raises ListRefused, writing nothing: done (already), changed
    (the directory meanwhile), and with the row's name, refused (somebody cannot be so).
    """
    Network.objects.select_for_update().get(pk=draft.network_id)
    locked = DirectoryDraft.objects.select_for_update().select_related("network").get(pk=draft.pk)
    if locked.done:
        raise ListRefused("done")
    comparison = comparison_of(locked)
    if comparison.mark != seen:
        raise ListRefused("changed")
    writing = _Writing(locked.network, comparison, actor)
    try:
        writing.write()
    except (PartyRefused, GovernanceRefused) as error:
        raise ListRefused("refused", error.name) from error
    locked.made, locked.counts, locked.tables, locked.decisions = writing.made, writing.counts, [], {}
    locked.done = timezone.now()
    locked.save()
    return locked


class _Writing:
    """A list being written: `made` is each row written, as it was (None: new) and as it is."""

    def __init__(self, network: Network, comparison: Comparison, actor: str) -> None:
        self.network, self.comparison, self.actor = network, comparison, actor
        self.regions = {one.name: one for one in network.regions.filter(removed=None)}
        self.parties: dict[str, Party] = {}
        self.made: list[list[Any]] = []
        self.counts = {"new": 0, "changed": 0, "same": 0, "ties": 0, "memberships": 0, "fees": 0}

    def write(self) -> None:
        for key, fate in self.comparison.fates.items():
            if fate.act is not Act.LEAVE:
                self.parties[key] = self._party(fate)
        for tie in self.comparison.said.ties.values():
            if tie.party in self.parties and tie.organisation in self.parties:
                self._tie(tie, self.parties[tie.party], self.parties[tie.organisation])
        for said in self.comparison.said.members.values():
            if said.party in self.parties:
                self._member(said, self.parties[said.party])

    def _keep(self, row: Model, label: str, before: dict[str, Any] | None, names: tuple[str, ...]) -> None:
        after = snapshot(row, names)
        if before != after:
            self.made.append([label, row.pk, before, after])

    def _party(self, fate: Fate) -> Party:
        """Somebody made, or given what the list says of her."""
        values: dict[str, Any] = dict(fate.written)
        if "region" in values:
            values["region"] = self.regions[values["region"]]
        if fate.known is None or fate.act is Act.APART:
            values |= {"kind": kind_of(fate.wanted), "notes": "\n".join(fate.notes)}
            made = add_party(network=self.network, name=fate.wanted.name, actor=self.actor, **values)
            self.counts["new"] += 1
            self._keep(made, "party", None, ("name", "merged_into", *WRITTEN))
            if fate.known:
                known = Party.objects.get(pk=fate.known.id)
                self.made.append(["apart", keep_apart(one=made, other=known, actor=self.actor).pk, None, {}])
            return made
        party = Party.objects.select_related("region", "user").get(pk=fate.known.id)
        if fate.notes:
            values["notes"] = "\n".join(filter(None, [party.notes, *fate.notes]))
        before = snapshot(party, WRITTEN)
        changes = {name: (getattr(party, name), value) for name, value in values.items()}
        changed = change_party(party=party, changes=changes, actor=self.actor)
        self._keep(changed, "party", before, WRITTEN)
        self.counts["changed" if snapshot(changed, WRITTEN) != before else "same"] += 1
        return changed

    def _tie(self, said: TieSaid, party: Party, organisation: Party) -> None:
        if party.pk == organisation.pk:
            return
        known = Relation.objects.filter(party=party, organisation=organisation).order_by("-starts", "id").first()
        if known is None:
            kind = Tie.REPRESENTS if said.speaks else Tie.WORKS_FOR
            main = said.first and not organisation.people.filter(main=True).exists()
            known = relate(
                party=party, organisation=organisation, kind=kind, title=said.post, main=main, actor=self.actor
            )
            self._keep(known, "relation", None, ("title", "kind", "main", "starts", "ends"))
            self.counts["ties"] += 1
        elif said.post and fold(said.post) != fold(known.title):
            replaces = self.comparison.fates[said.party].act is Act.REPLACE
            if replaces or not known.title:
                before = snapshot(known, ("title",))
                change_relation(relation=known, actor=self.actor, title=said.post)
                self._keep(known, "relation", before, ("title",))
            else:
                self._add_note(party, said.post)

    def _add_note(self, party: Party, words: str) -> None:
        """What a list says otherwise of a post or of a membership stays, as words."""
        party = Party.objects.select_related("user", "region").get(pk=party.pk)
        if words and fold(words) not in fold(party.notes):
            before = snapshot(party, ("notes",))
            notes = "\n".join(filter(None, [party.notes, words]))
            party = change_party(party=party, changes={"notes": (party.notes, notes)}, actor=self.actor)
            self._keep(party, "party", before, ("notes",))

    def _member(self, said: MemberSaid, party: Party) -> None:
        wanted = Membership(starts=said.since, ends=said.until)
        known = next((one for one in party.memberships.order_by("-starts", "-id") if meets(one, wanted)), None)
        names = ("category", "starts", "ends")
        if known is None:
            known = admit(party=party, category=said.category, starts=said.since, ends=said.until, actor=self.actor)
            self._keep(known, "membership", None, names)
            self.counts["memberships"] += 1
        else:
            replaces = self.comparison.fates[said.party].act is Act.REPLACE
            told = {"category": said.category, "starts": said.since, "ends": said.until}
            new = {name: value for name, value in told.items() if value and (replaces or not getattr(known, name))}
            before = snapshot(known, names)
            correct_membership(membership=known, actor=self.actor, **new)
            self._keep(known, "membership", before, names)
            other = [str(value) for name, value in told.items() if value and value != getattr(known, name)]
            self._add_note(party, " · ".join(other))
        if said.paid_on:
            self._fee(known, said.paid_on)

    def _fee(self, membership: Membership, paid_on: date) -> None:
        starts, ends = year_of(paid_on, self.network.fiscal_year_start)
        names = ("paid_on", "waived", "ends", "amount")
        fees = {fee.starts: fee for fee in membership.fees.all()}
        if any(fee.paid_on == paid_on for fee in fees.values()) or (starts in fees and fees[starts].paid_on):
            return
        known = fees.get(starts)
        before = snapshot(known, names) if known else None
        amount, ends = (known.amount, known.ends) if known else (None, ends)
        made = record_fee(
            membership=membership, starts=starts, ends=ends, paid_on=paid_on, amount=amount, actor=self.actor
        )
        self._keep(made, "fee", before, names)
        self.counts["fees"] += 1


def snapshot(row: Model, names: tuple[str, ...]) -> dict[str, Any]:
    """Fields as JSON keeps them."""
    return {name: plain(getattr(row, name)) for name in names}


def year_of(day: date, first_month: int) -> tuple[date, date]:
    """The year of a network that holds a day: its first and last day."""
    starts = date(day.year - (day.month < first_month), first_month, 1)
    return starts, date(starts.year + 1, first_month, 1) - timedelta(days=1)

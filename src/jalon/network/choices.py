"""The values that the fields of a network's people and bodies may take: what models, rules and pages choose among."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """How somebody prefers to be reached."""

    EMAIL = "email"
    PHONE = "phone"
    TEXT = "text"  # a message to a telephone
    POST = "post"


class Tie(StrEnum):
    """What somebody is to an organisation."""

    WORKS_FOR = "works_for"
    REPRESENTS = "represents"  # speaks for it in the network
    PART_OF = "part_of"  # a point of service, a section of a larger one


class BodyKind(StrEnum):
    """What a body of the network is."""

    ASSEMBLY = "assembly"
    BOARD = "board"
    COMMITTEE = "committee"
    DELEGATES = "delegates"  # those of the regions


class Designation(StrEnum):
    """How who sits somewhere is chosen."""

    ELECTED = "elected"
    APPOINTED = "appointed"
    COOPTED = "coopted"
    EX_OFFICIO = "ex_officio"
    VOLUNTEER = "volunteer"


class Standing(StrEnum):
    """What a member is on a day, by the network's rule."""

    GOOD = "good"
    GRACE = "grace"  # the fee is late, within the delay
    ENDED = "ended"


class AccessedFor(StrEnum):
    """How somebody saw what is kept of a person."""

    PAGE = "page"
    EXPORT = "export"  # of the whole directory: no person in particular
    COPY = "copy"  # all that is kept of her, to give her


class PersonAsk(StrEnum):
    """What a person asks about what is kept of her."""

    CORRECTION = "correction"
    ERASURE = "erasure"

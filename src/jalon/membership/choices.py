"""The values that the fields of following members may take: what models, rules and pages choose among."""

from __future__ import annotations

from enum import StrEnum


class AnswerKind(StrEnum):
    """What an answer is."""

    YES_NO = "yes_no"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"


class AnswerChannel(StrEnum):
    """How an answer came."""

    GRID = "grid"  # noted by a person
    PASTE = "paste"  # from a spreadsheet
    LINK = "link"  # by the member herself


class StepKind(StrEnum):
    """What a step of a welcome is."""

    DOCUMENT = "document"
    MEETING = "meeting"
    FOLLOW_UP = "follow_up"


class ContactKind(StrEnum):
    """Why a member was spoken to."""

    CONTACT = "contact"
    SUPPORT = "support"  # help given to her


class ContactChannel(StrEnum):
    """How."""

    PHONE = "phone"
    EMAIL = "email"
    ONLINE = "online"
    VISIT = "visit"
    MEETING = "meeting"  # at a gathering
    TEXT = "text"  # a message to a telephone


class Subject(StrEnum):
    """What a quota of contacts counts, each once."""

    MEMBERS = "members"
    REGIONS = "regions"


class Every(StrEnum):
    """How often a quota begins again."""

    WEEK = "week"
    MONTH = "month"
    SEASON = "season"  # those of the network


YES, NO = "yes", "no"  # the two answers of YES_NO, as they are kept
LONGEST_ANSWER = 1_000  # characters

"""What a person settled of a reading. Each is kept by name, so that it means the same in the next document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from jalon.phrases.folding import fold, squeeze
from jalon.phrases.status_words import Status
from jalon.recognition.proposal import Kind

# The ways of reading by name; what they are stands in `readings`, which pages need not load.
READING_NAMES: Final = ("table", "lines", "report", "none")

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose; nothing where she chose nothing.

    `roles` says what columns are, by heading ("#2" for the second when it has none); `header_row` is the row of the
    headings in each table, from 1, 0 for none (a table of fewer rows is read as if nothing was said); `line` the
    heading of the column whose cells are the lines of the plan; `reading` a name of `recognition.readings`; `kind`
    what the document is. `words` says what status words alone in a cell mean; `names` are those of who carries
    actions, kept whole and apart wherever they are met.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    header_row: int | None = None
    line: str | None = None
    reading: str | None = None
    kind: Kind | None = None
    words: Mapping[str, Status] = field(default_factory=dict)
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Names in any order, or from JSON, are the same names."""
        object.__setattr__(self, "names", tuple(sorted(set(self.names))))

    def as_dict(self) -> dict[str, Any]:
        """The same as JSON."""
        return asdict(self) | {"names": list(self.names)}

    @property
    def of_columns(self) -> dict[str, str]:
        """The roles of columns, with that of the lines."""
        return {**self.roles, **({self.line: "action"} if self.line else {})}

    def status_of(self, text: str) -> Status | None:
        """The status that a text is said to mean, whatever its capitals and accents; None when nothing was said."""
        words = plain(text)
        return next((status for one, status in self.words.items() if plain(one) == words), None)

    def met_in(self, texts: Iterable[str]) -> Choices:
        """The same, with those of the names alone that some texts say."""
        if not self.names:
            return self
        said = _spelled(" ".join(texts))
        words = set(said.split())
        wanted = ((name, _spelled(name)) for name in self.names)
        met = [name for name, spelled in wanted if words.issuperset(spelled.split()) and spelled in said]
        return replace(self, names=tuple(met))


def role_said(roles: Mapping[str, str] | None, heading: str, place: int | None = None) -> str:
    """The role a person gave a heading, whatever its capitals and accents; "" for none. `place` is from 1."""
    if not roles:
        return ""
    if not heading:
        return roles.get(f"#{place}", "")
    words = plain(heading)
    return roles.get(heading) or next((role for one, role in roles.items() if plain(one) == words), "")


def plain(words: str) -> str:
    """What tells a heading, or a word of a status, from others, whatever its capitals and accents."""
    return squeeze(fold(words)).strip(" :")


def _spelled(text: str) -> str:
    """The words of a text, whatever its capitals, accents and marks, each between spaces."""
    return f" {' '.join(_WORD.findall(fold(text)))} "

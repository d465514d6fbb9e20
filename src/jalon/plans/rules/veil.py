"""Texts without anybody: names, e-mail addresses and telephone numbers taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from jalon.plans.rules.naming import Mention, Names

_EMAIL: Final = re.compile(r"(?<![^\s<>()\[\]@,;:\"«»])[^\s<>()\[\]@,;:\"«»]+@[\w-]+(?:\.[\w-]+)*")
_PHONE: Final = re.compile(r"(?<![\w-])(?:\+?1[ .-]?)?(?:\(\d{3}\)|\d{3})[ .\u00a0-]?\d{3}[ .\u2011-]\d{4}(?!\w)")


class Veil:
    """Takes people out of texts, and remembers what it was unsure of.

    What may be a name is taken out like a name, until a person has said that it is none (`decided`, by the
    key of the `Mention`). `unsure` are the words nobody decided yet, by key.
    """

    def __init__(
        self,
        names: Iterable[str],
        instead: str,
        *,
        perhaps: Iterable[str] = (),
        own: Iterable[str] = (),
        decided: Mapping[str, bool] | None = None,
    ) -> None:
        self._names = Names(names, perhaps=perhaps, own=own)
        self._instead = instead
        self._decided = decided or {}
        self.unsure: dict[str, str] = {}

    def hide(self, text: str) -> str:
        """The text without them."""
        if not text:
            return text
        if "@" in text:
            text = _EMAIL.sub(self._instead, text)
        text = _PHONE.sub(self._instead, text)
        pieces, at = [], 0
        for mention in self._names.mentions(text):
            if not self._stays(mention):
                pieces += [text[at : mention.start], self._instead]
                at = mention.end
        return "".join([*pieces, text[at:]])

    def hide_all(self, value: Any) -> Any:
        """The same value of JSON, with every text in it so."""
        if isinstance(value, str):
            return self.hide(value)
        if isinstance(value, dict):
            return {self.hide(key): self.hide_all(one) for key, one in value.items()}
        return [self.hide_all(one) for one in value] if isinstance(value, list | tuple) else value

    def _stays(self, mention: Mention) -> bool:
        if mention.sure:
            return False
        if mention.key not in self._decided:
            self.unsure.setdefault(mention.key, mention.words)
        return not self._decided.get(mention.key, True)

"""What ends a list and is no part of it: a sentence apart under the bullets, the greetings of a letter."""

from __future__ import annotations

import re
from typing import Final

from jalon.phrases.folding import fold
from jalon.recognition.bullets.outline_nodes import OutlineNode
from jalon.recognition.draft import Draft
from jalon.recognition.sentences import ended
from jalon.recognition.source import Text
from jalon.recognition.verbs import commits, is_action, promises_something

_GREETING: Final = re.compile(
    r"(?:bonne |bon |cordialement|amicalement|solidairement|merci|a bientot|thanks|thank you|best|kind|warm)"
)
_WORDS: Final = 3  # a longer line that ends with a full stop is a sentence


def without_closing(body: list[OutlineNode], draft: Draft) -> list[OutlineNode]:
    """The lines of a list but the sentences that stand apart under it: "N'hésitez pas à m'écrire", and a name."""
    last = max((at for at, node in enumerate(body) if node.bulleted), default=None)
    after = body[last + 1 :] if last is not None else []
    sentences = sum(node.string.endswith((".", "!")) for node in body if node.bulleted)
    plain = after and not any(does(node) or node.told or node.extra or node.opens or node.label for node in after)
    if not plain or not (after[0].gap and _closes(after[0])) or sentences * 2 > len(body):
        return body
    draft.notes.extend((whole(node), "text") for node in after)
    return body[: len(body) - len(after)]


def _closes(node: OutlineNode) -> bool:
    """Whether a line is a sentence, or how a letter ends."""
    return (ended(node.string) and node.words > _WORDS) or bool(_GREETING.match(fold(node.string)))


def does(node: OutlineNode) -> bool:
    """Whether a line says what to do, or promises it."""
    return is_action(node.string) or promises_something(node.string) or commits(node.string)


def whole(node: OutlineNode) -> Text:
    """All the words of a node that has no place of its own: its line, when a number or a label was parted from it."""
    return node.text if node.number is None and node.mark is None else node.line.text

"""What is written in the full-text index: each word under its network.

"famille" in network 5 is "n5xfamill". A search therefore reads the part of the index that is its own network's, and
costs the same beside ten thousand others; the words of another network cannot be reached, whatever is asked.
Tokens are ASCII letters and digits alone: both databases cut and compare them the same way.
"""

from __future__ import annotations

from collections.abc import Iterable

from jalon.search.stems import Language
from jalon.search.words import Word, ascii_of, key


def token(network_id: int, key: str) -> str:
    """A key in the index of a network."""
    return f"n{network_id}x{key}"


def tokens_of(network_id: int, words: Iterable[Word], language: Language) -> str:
    """The stems of words in their order, then the words as written where they differ, once each.

    The second serve the word being typed, compounds and the other language.
    """
    stems: list[str] = []
    written: dict[str, None] = {}
    for word in words:
        stem = key(word.plain, language)
        stems.append(stem)
        plain = ascii_of(word.plain)
        if plain != stem:
            written[plain] = None
        if word.joined:
            written[ascii_of(word.joined)] = None
    start = f"n{network_id}x"
    return " ".join(start + word for word in (*stems, *written))

"""What only `web` knows, handed down when Django starts: the words of messages and the addresses in them.

Below `web` nothing can make a link or a sentence: an area hands down a function under a name, and its daily
work calls it here. `web.apps` hands down; `write("request", …)` writes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jalon.mailings.rules import MessageKind
from jalon.network.models import Network


@dataclass(frozen=True, slots=True)
class Written:
    """A message in words: its subject and its two parts."""

    subject: str
    text: str
    html: str


_writers: dict[str, Callable[..., Written]] = {}
_addresses: dict[str, Callable[[Network, str, MessageKind], str]] = {}


def hand_down_writer(name: str, writer: Callable[..., Written]) -> None:
    """Say how messages of this name are written."""
    _writers[name] = writer


def write(name: str, **values: Any) -> Written:
    """A message in words, by the function of that name."""
    return _writers[name](**values)


def hand_down_unsubscribe_url(address: Callable[[Network, str, MessageKind], str]) -> None:
    """Say at which address one click refuses a kind of messages."""
    _addresses["unsubscribe"] = address


def unsubscribe_url(network: Network, email: str, kind: MessageKind) -> str:
    """Where one click refuses messages of this kind."""
    return _addresses["unsubscribe"](network, email, kind)

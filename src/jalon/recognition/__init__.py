"""A Document read as a proposed plan, a report, or neither: plain data, nothing stored, no word lost.

What reads is loaded where it is used: pages, which hand files to a process of its own, never need it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jalon.recognition.choices import Choices
    from jalon.recognition.choosing import propose
    from jalon.recognition.emit import as_dict

__all__ = ["Choices", "as_dict", "propose"]

_WHERE: Final = {"Choices": "choices", "propose": "choosing", "as_dict": "emit"}


def __getattr__(name: str) -> Any:
    """One of the names above, from its module."""
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)

"""A file read as a proposed plan, apart from whoever asks: the one entry of pages and commands.

`read(data, name, choices)` does it in a process of its own, within limits, and kills it when it goes beyond them: a
document that was made to harm takes nothing but its own time.
"""

from jalon.reading.box import read, scramble
from jalon.reading.choosing import narrowed
from jalon.reading.model import Choices, FileRead, Scrambled

__all__ = ["Choices", "FileRead", "Scrambled", "narrowed", "read", "scramble"]

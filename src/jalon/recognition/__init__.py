"""A Document read as a proposed plan, a report, or neither: plain data, nothing stored, no word lost."""

from jalon.recognition.emit import as_dict
from jalon.recognition.reading import propose

__all__ = ["as_dict", "propose"]

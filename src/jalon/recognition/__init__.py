"""A Document read as a proposed plan, a report, or neither: plain data, nothing stored, no word lost."""

from jalon.recognition.choices import Choices
from jalon.recognition.choosing import propose
from jalon.recognition.emit import as_dict

__all__ = ["Choices", "as_dict", "propose"]

"""The ways of reading a document. Each is a module of its own; adding one touches this list alone."""

from jalon.recognition.readings.lines import LINES
from jalon.recognition.readings.model import Reading, Sketch, sketch_of
from jalon.recognition.readings.none import NONE
from jalon.recognition.readings.report import REPORT
from jalon.recognition.readings.table import TABLE

READINGS = (TABLE, LINES, REPORT, NONE)

__all__ = ["LINES", "NONE", "READINGS", "REPORT", "TABLE", "Reading", "Sketch", "sketch_of"]

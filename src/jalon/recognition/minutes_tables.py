"""Minutes as a table: what was spoken of, what was said, and what is to be done of it, where something is."""

from __future__ import annotations

from jalon.recognition.columns import Columns, plain_heading
from jalon.recognition.vocabulary.tables import DECIDED, SPOKEN_OF, TALKED


def assign_minutes(columns: Columns) -> None:
    """Where a column holds what was said of each subject, what follows from it is what is done, if anything is."""
    headings = [plain_heading(column.heading) for column in columns.readings]
    talked = [at for at, heading in enumerate(headings) if TALKED.fullmatch(heading)]
    decided = [at for at, heading in enumerate(headings) if DECIDED.fullmatch(heading) and at not in talked]
    subjects = [at for at, heading in enumerate(headings) if SPOKEN_OF.fullmatch(heading)]
    if not talked or not decided or not subjects:
        return
    for at in (*talked, *subjects, *decided, *columns.plan):
        columns.readings[at].role = "extra"
    columns.readings[decided[-1]].role = "action"
    columns.minutes = True

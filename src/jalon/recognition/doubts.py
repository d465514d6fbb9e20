"""The questions a reading can leave: codes with values, put into words by whoever shows them."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """What a person should look at. The values each one carries are in brackets."""

    COLUMNS_GUESSED = "columns_guessed"  # no heading said what the columns hold
    FEWER_VALUES = "fewer_values"  # [field, values, actions] a cell lists fewer values than there are actions
    MORE_VALUES = "more_values"  # [field, values, actions]
    SHARED_VALUE = "shared_value"  # [field, actions] one value for several actions
    ROWS_JOINED = "rows_joined"  # [page] a row cut by a page break was put back together
    NAME_AFTER_BREAK = "name_after_break"  # numbers start again before the name of the objective
    CELL_SLID = "cell_slid"  # [from, to] values stood one column away from their place
    SPILLED_TEXT = "spilled_text"  # [text] words of one cell printed in its neighbour
    STATUS_AS_ACTION = "status_as_action"  # [text] a status stands where an action should
    STATUS_IN_SCHEDULE = "status_in_schedule"  # [text] a status beside a date, and the result cell had words
    RESULT_IN_SCHEDULE = "result_in_schedule"  # [text] a result beside a date, and the result cell had words
    STATUS_CONFLICT = "status_conflict"  # [schedule, results] two statuses are stated
    STATUS_BY_COLOUR = "status_by_colour"  # [colour] an empty cell is coloured, and nothing says what that means
    STATUS_BY_STRIKE = "status_by_strike"  # [lines] a line is struck through, and nothing says what that means
    UNKNOWN_STATUS = "unknown_status"  # [words, lines] words that come back as results say no known status
    END_BEFORE_START = "end_before_start"  # [start, end] the end of a line comes before its start
    UNREAD_SCHEDULE = "unread_schedule"  # [text] the words of the schedule say no time
    PROSE_LEAD = "prose_lead"  # [text] the cell of leads holds a sentence
    RUN_ON_LIST = "run_on_list"  # [entries] a list without separators was cut by its capitals
    PARAGRAPHS_AS_ACTIONS = "paragraphs_as_actions"  # [actions] each paragraph of a cell was read as an action
    PARAGRAPHS_AS_ONE = "paragraphs_as_one"  # [paragraphs] the paragraphs of a cell were read as one action
    INDICATOR_OR_RESULT = "indicator_or_result"  # [heading] a column of indicators beside one of expected results
    NO_ACTION = "no_action"  # an objective with fields of its own and no action under it
    HEADING_GUESSED = "heading_guessed"  # a line above a table was read as an axis
    NESTING_GUESSED = "nesting_guessed"  # [evidence, entries] bullets of one level were put under one of them
    FLAT_GROUP = "flat_group"  # [entries] bullets of one level, which may be groups
    SEVERAL_PARTS = "several_parts"  # [parts] one cell names several parts: what stands beside it is under the last
    VALUE_AS_LEVEL = "value_as_level"  # [text, lines] a value of a column stands as a level of the plan
    HEADING_AS_LINE = "heading_as_line"  # [text, lines] the heading of a column stands among the lines
    LINE_AS_HEADING = "line_as_heading"  # [text, lines] a column is headed by what reads as a line
    NUMBERS_JUMP = "numbers_jump"  # [text, lines] numbers do not follow, or do not nest
    LONG_FIELD = "long_field"  # [text, lines] a field as long as a paragraph
    ONLY_TEXT = "only_text"  # [lines] no line says who, when or what is expected
    FIELD_IN_TEXT = "field_in_text"  # [text, lines] most lines end with something set apart that was not taken out
    REPEATED_LINE = "repeated_line"  # [text, lines] lines under one parent say the same
    VALUES_ASIDE = "values_aside"  # [text, lines] a value kept as it is may be the lead, time or status a line lacks
    ODD_TIMES = "odd_times"  # [text, lines] most schedules say no time: another column, perhaps
    BARE_LINES = "bare_lines"  # [text, lines] lines of one word
    WORDLESS_LINE = "wordless_line"  # [text, lines] a line is only a number, a mark, a date or a status
    NOT_PLACED = "not_placed"  # [texts] words of its row that found no place
    UNCERTAIN_READING = "uncertain_reading"  # of the document: it looks like few right plans
    LANGUAGE_UNKNOWN = "language_unknown"  # of the document: only its shape could be read
    OTHER_READING = "other_reading"  # [reading, and a count by level] of the document: another one comes close

"""A list of people and organisations, as rows of text, read as what the directory would keep. Pure functions.

    tables     the lists that a document read or a pasted text holds
    roles      what each column holds, by its heading and its cells; `headings` finds the row of the headings
    values     what a cell says: addresses, telephones, dates, names
    rows       a row with its columns told: who it names, and what has no place of its own
    gathering  the rows together: each organisation and person once, however many rows name it

Nothing that stands in a cell is lost: what no field takes is among the notes, under the heading of its column.
"""

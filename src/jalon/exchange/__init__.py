"""Everything a network owns, out in open formats and in again; the whole instance, saved and put back."""

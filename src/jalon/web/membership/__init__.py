"""Following members: what is asked of them, their welcome, contacts with them."""

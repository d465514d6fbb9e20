"""Answering a request for news without an account: the mail, and the pages its links open."""

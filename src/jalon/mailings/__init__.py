"""Messages composed, queued and sent, what became of them, and who wants none.

A message is kept before it leaves (the outbox), and is marked sent only when a server took it. Between the
server's word and the mark a power cut may fall: the message then leaves once more with the same Message-ID,
by which mail programs know it. At least once, never lost.
"""

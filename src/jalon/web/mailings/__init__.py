"""The outbox of a network, its settings, and what recipients choose to receive."""

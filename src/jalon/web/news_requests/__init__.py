"""Asking for news, from the coordination's side: whom to ask, what was sent, what came back, how often."""

"""A network's own data: taking it all away, having it erased."""

"""Archives are made of one of everything."""

from tests.worlds import made_world, maker, shared_world

__all__ = ["made_world", "maker", "shared_world"]

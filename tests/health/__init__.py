"""Tests of signs of life."""

"""Tests of writing documents."""

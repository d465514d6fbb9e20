"""Addresses of one's own account that sign-in does not already have."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

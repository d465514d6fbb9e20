"""The web application, the only part of Jalon that speaks HTTP."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Holds the template tags and the translations; each area's folder holds its own templates and styles."""

    name = "jalon.web"
    label = "web"

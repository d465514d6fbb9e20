"""Addresses of every page."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("jalon.web.home.urls")),
    path("", include("jalon.web.trying.urls")),
    path("compte/", include("jalon.web.accounts.urls")),
    path("compte/", include("allauth.urls")),
    path("reseaux/", include("jalon.web.networks.urls")),
    path("reseaux/<slug:slug>/", include("jalon.web.plans.urls")),
    path("reseaux/<slug:slug>/importer/", include("jalon.web.imports.urls")),
]

"""Addresses of every page."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("jalon.web.home.urls")),
    path("", include("jalon.web.trying.urls")),
    path("", include("jalon.web.health.urls")),
    path("commencer/", include("jalon.web.beginning.urls")),
    path("compte/", include("jalon.web.accounts.urls")),
    path("compte/", include("allauth.urls")),
    path("invitations/", include("jalon.web.access.invitation_urls")),
    path("courriels/", include("jalon.web.mailings.public_urls")),
    path("mes-renseignements/", include("jalon.web.privacy.public_urls")),
    path("d/", include("jalon.web.membership.public_urls")),
    path("r/", include("jalon.web.replies.urls")),
    path("calendriers/", include("jalon.web.feeds.public_urls")),
    path("plans-publics/", include("jalon.web.public.public_urls")),
    path("reseaux/", include("jalon.web.networks.urls")),
    path("reseaux/<slug:slug>/acces/", include("jalon.web.access.urls")),
    path("reseaux/<slug:slug>/courriels/", include("jalon.web.mailings.urls")),
    path("reseaux/<slug:slug>/", include("jalon.web.life.urls")),
    path("reseaux/<slug:slug>/", include("jalon.web.plans.urls")),
    path("reseaux/<slug:slug>/", include("jalon.web.bilan.urls")),
    path("reseaux/<slug:slug>/", include("jalon.web.responsibility.urls")),
    path("reseaux/<slug:slug>/", include("jalon.web.measures.urls")),
    path("reseaux/<slug:slug>/", include("jalon.web.news_requests.urls")),
    path("reseaux/<slug:slug>/", include("jalon.web.privacy.urls")),
    path("reseaux/<slug:slug>/personnes/", include("jalon.web.parties.urls")),
    path("reseaux/<slug:slug>/", include("jalon.web.governance.urls")),
    path("reseaux/<slug:slug>/suivi/", include("jalon.web.membership.urls")),
    path("reseaux/<slug:slug>/", include("jalon.web.search.urls")),
    path("reseaux/<slug:slug>/", include("jalon.web.timeline.urls")),
    path("reseaux/<slug:slug>/", include("jalon.web.feeds.urls")),
    path("reseaux/<slug:slug>/", include("jalon.web.reimport.urls")),
    path("reseaux/<slug:slug>/donnees/", include("jalon.web.exchange.urls")),
    path("reseaux/<slug:slug>/", include("jalon.web.public.urls")),
    path("reseaux/<slug:slug>/importer/", include("jalon.web.imports.urls")),
]

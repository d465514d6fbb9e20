"""Addresses of one's own account that sign-in does not already have."""

from __future__ import annotations

from django.urls import path

from jalon.web.accounts import views

urlpatterns = [
    path("", views.account, name="account_home"),
    path("proteger/", views.protect, name="account_protect"),
    path("appareils/<int:session_id>/fermer/", views.end_session, name="account_end_session"),
]

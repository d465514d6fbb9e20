"""Choosing a network, its first page, its settings."""

from django.urls import path

from jalon.web.networks import views

urlpatterns = [
    path("", views.choose, name="network_chooser"),
    path("<slug:slug>/", views.network_home, name="network_home"),
    path("<slug:slug>/reglages/", views.settings, name="network_settings"),
]

"""Choosing a network, its first page, its settings."""

from django.urls import path

from jalon.web.networks import views

urlpatterns = [
    path("", views.choose, name="network_chooser"),
    path("<slug:slug>/", views.network_home, name="network_home"),
    path("<slug:slug>/reglages/", views.settings, name="network_settings"),
    path("<slug:slug>/reglages/lecture/<int:taught_id>/oublier/", views.forget, name="taught_forget"),
    path("<slug:slug>/reglages/lecture/<int:taught_id>/remettre/", views.put_back, name="taught_put_back"),
]

"""Addresses of a network's own data."""

from django.urls import path

from jalon.web.exchange import views

urlpatterns = [
    path("", views.data, name="network_data"),
    path("emporter/", views.export, name="data_export"),
    path("emporter/<int:export_id>/", views.archive, name="data_archive"),
    path("effacer/", views.erase, name="data_erase"),
    path("garder/", views.keep, name="data_keep"),
]

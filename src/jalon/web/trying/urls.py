"""Trying Jalon on a document, without an account."""

from django.urls import path

from jalon.web.trying import views

urlpatterns = [
    path("essayer", views.try_file, name="try"),
    path("essayer/", views.try_file),
    path("essayer/<slug:ticket>/", views.waiting, name="try_waiting"),
    path("essayer/<slug:ticket>/lecture/", views.reading, name="try_reading"),
    path("essayer/<slug:ticket>/signaler/", views.report, name="try_report"),
    path("essayer/<slug:ticket>/copie/<slug:copy_ticket>/", views.copy, name="try_copy"),
    path("essayer/copie/<slug:copy_ticket>/fichier/", views.copy_file, name="try_copy_file"),
]

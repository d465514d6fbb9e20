"""From a file to a plan: drop, review, accept."""

from django.urls import path

from jalon.web.imports import reporting, views

urlpatterns = [
    path("", views.start, name="import_start"),
    path("attente/<slug:ticket>/", views.waiting, name="import_waiting"),
    path("<int:draft_id>/", views.review, name="import_review"),
    path("<int:draft_id>/modifier/", views.edit, name="import_edit"),
    path("<int:draft_id>/lecture/", views.reading, name="import_reading"),
    path("<int:draft_id>/signaler/", reporting.report, name="import_report"),
    path("<int:draft_id>/copie/<slug:copy_ticket>/", reporting.copy, name="import_copy"),
    path("<int:draft_id>/annuler/", views.undo_edit, name="import_undo"),
    path("<int:draft_id>/refaire/", views.redo_edit, name="import_redo"),
    path("<int:draft_id>/accepter/", views.accept, name="import_accept"),
    path("<int:draft_id>/supprimer/", views.delete, name="import_delete"),
]

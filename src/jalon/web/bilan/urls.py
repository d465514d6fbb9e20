"""The bilan of a plan, and those that were printed."""

from django.urls import path

from jalon.web.bilan import editing, missing, views

PRINTED = "plans/<int:plan_id>/bilans/<int:printed_id>/"

urlpatterns = [
    path("plans/<int:plan_id>/bilan/", views.bilan, name="bilan"),
    path("plans/<int:plan_id>/bilan/imprimer/", views.print_bilan, name="bilan_print"),
    path("plans/<int:plan_id>/bilan/demander/", missing.ask_missing, name="bilan_ask"),
    path("plans/<int:plan_id>/bilan/case/", editing.edit, name="bilan_edit"),
    path("plans/<int:plan_id>/bilan/case/retablir/", editing.undo, name="bilan_undo"),
    path(PRINTED, views.printed, name="bilan_printed"),
    path(PRINTED + "autre-format/", views.ask, name="bilan_ask_file"),
    path(PRINTED + "<slug:fmt>/", views.printed_file, name="bilan_file"),
]

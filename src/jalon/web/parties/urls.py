"""People and organisations of a network."""

from django.urls import path

from jalon.web.parties import exporting, importing, merging, relations, views

urlpatterns = [
    path("", views.party_list, name="party_list"),
    path("ajouter/", views.add, name="party_add"),
    path("doublons/", merging.walk, name="party_duplicates"),
    path("doublons/decider/", merging.decide, name="party_decide"),
    path("doublons/annuler/", merging.undo, name="party_undo"),
    path("importer/", importing.start, name="party_import"),
    path("importer/attente/<slug:ticket>/", importing.waiting, name="party_import_waiting"),
    path("importer/<int:draft_id>/", importing.columns, name="party_import_columns"),
    path("importer/<int:draft_id>/apercu/", importing.preview, name="party_import_preview"),
    path("importer/<int:draft_id>/fait/", importing.done, name="party_import_done"),
    path("importer/<int:draft_id>/annuler/", importing.undo, name="party_import_undo"),
    path("importer/<int:draft_id>/supprimer/", importing.delete, name="party_import_delete"),
    path("exporter/<slug:fmt>/", exporting.export, name="party_export"),
    path("<int:party_id>/", views.party_page, name="party"),
    path("<int:party_id>/modifier/", views.edit, name="party_edit"),
    path("<int:party_id>/separer/", merging.separate, name="party_separate"),
    path("<int:party_id>/liens/", relations.add, name="party_tie_add"),
    path("<int:party_id>/liens/<int:relation_id>/", relations.edit, name="party_tie"),
    path("<int:party_id>/liens/<int:relation_id>/retirer/", relations.remove, name="party_tie_remove"),
]

"""Plans, their items, what is said of them, and the files they came from."""

from django.urls import path

from jalon.web.plans import changing, editing, items, structuring, views

ITEM = "plans/<int:plan_id>/elements/<int:item_id>/"

urlpatterns = [
    path("plans/", views.plan_list, name="plan_list"),
    path("plans/<int:plan_id>/", views.plan_page, name="plan"),
    path("plans/<int:plan_id>/reglages/", changing.plan_settings, name="plan_settings"),
    path("plans/<int:plan_id>/historique/", changing.history, name="plan_history"),
    path("plans/<int:plan_id>/hors-plan/", structuring.unplanned, name="plan_unplanned"),
    path("plans/<int:plan_id>/ajouter/", structuring.add, name="item_add"),
    path(ITEM, items.item_page, name="plan_item"),
    path(ITEM + "modifier/", editing.edit, name="item_edit"),
    path(ITEM + "annuler/", editing.undo_changes, name="item_undo"),
    path(ITEM + "deplacer/", structuring.move, name="item_move"),
    path(ITEM + "retirer/", structuring.remove, name="item_remove"),
    path(ITEM + "remettre/", structuring.restore, name="item_restore"),
    path(ITEM + "visibilite/", items.visibility, name="item_visibility"),
    path(ITEM + "nouvelles/", items.report, name="report"),
    path(ITEM + "nouvelles/<int:report_id>/", items.decide, name="report_decide"),
    path(ITEM + "nouvelles/<int:report_id>/<int:file_id>/", items.report_file, name="report_file"),
    path("lectures/<int:reading_id>/", views.reading_page, name="reading"),
    path("lectures/<int:reading_id>/fichier/", views.source_file, name="source_file"),
]

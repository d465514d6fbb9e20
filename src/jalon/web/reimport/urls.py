"""A plan brought up to date from a file edited by hand: give the file, look at what changed, apply."""

from django.urls import path

from jalon.web.reimport import views

DRAFT = "plans/<int:plan_id>/mettre-a-jour/<int:draft_id>/"

urlpatterns = [
    path("plans/<int:plan_id>/mettre-a-jour/", views.start, name="update_start"),
    path("plans/<int:plan_id>/mettre-a-jour/attente/<slug:ticket>/", views.waiting, name="update_waiting"),
    path(DRAFT, views.review, name="update_review"),
    path(DRAFT + "decider/", views.decide_some, name="update_decide"),
    path(DRAFT + "lecture/", views.reading, name="update_reading"),
    path(DRAFT + "annuler/", views.undo_step, name="update_undo"),
    path(DRAFT + "appliquer/", views.apply_all, name="update_apply"),
    path(DRAFT + "defaire/", views.revert, name="update_revert"),
    path(DRAFT + "choisir/", views.choose, name="update_choose"),
    path(DRAFT + "quitter/", views.leave, name="update_leave"),
    path(DRAFT + "supprimer/", views.delete, name="update_delete"),
]

"""Addresses of what happens to a plan over time."""

from django.urls import path

from jalon.web.life import assembly, beginning, views

PLAN = "plans/<int:plan_id>/"

urlpatterns = [
    path("plans/nouveau/", beginning.begin, name="plan_new"),
    path(PLAN + "suite/", beginning.carry, name="plan_carry"),
    path(PLAN + "vie/", views.life, name="plan_life"),
    path(PLAN + "vie/etat/<str:step>/", views.take_step, name="plan_step"),
    path(PLAN + "vie/decrire/", beginning.describe, name="plan_describe"),
    path(PLAN + "amendements/", views.amendments, name="plan_amendments"),
    path(PLAN + "assemblee/", assembly.assembly, name="plan_assembly"),
    path(PLAN + "assemblee/proposer/", assembly.propose, name="amendment_propose"),
    path(PLAN + "assemblee/<int:amendment_id>/voter/", assembly.vote, name="amendment_vote"),
    path(PLAN + "assemblee/<int:amendment_id>/reformuler/", assembly.reword, name="amendment_reword"),
]

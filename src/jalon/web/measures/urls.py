"""Results to confirm, and the measures that expected results are linked to."""

from django.urls import path

from jalon.web.measures import handovers, views

urlpatterns = [
    path("plans/<int:plan_id>/resultats/", views.results, name="plan_results"),
    path("plans/<int:plan_id>/resultats/calculer/", views.look_now, name="plan_results_look"),
    path("plans/<int:plan_id>/resultats/<int:expected_id>/", views.link, name="plan_result_link"),
    path("plans/<int:plan_id>/resultats/decider/<int:proposal_id>/", views.decide, name="plan_result_decide"),
    path("plans/<int:plan_id>/mandats-termines/<int:mandate_id>/", handovers.settle, name="plan_handover"),
]

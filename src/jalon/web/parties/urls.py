"""People and organisations of a network."""

from django.urls import path

from jalon.web.parties import merging, views

urlpatterns = [
    path("", views.party_list, name="party_list"),
    path("ajouter/", views.add, name="party_add"),
    path("doublons/", merging.walk, name="party_duplicates"),
    path("doublons/decider/", merging.decide, name="party_decide"),
    path("doublons/annuler/", merging.undo, name="party_undo"),
    path("<int:party_id>/", views.party_page, name="party"),
    path("<int:party_id>/modifier/", views.edit, name="party_edit"),
    path("<int:party_id>/separer/", merging.separate, name="party_separate"),
]

"""From a document, or from nothing, to one's own network."""

from django.urls import path

from jalon.web.beginning import views

urlpatterns = [
    path("", views.begin, name="begin"),
    path("garder/", views.keep, name="begin_keep"),
    path("code/", views.code, name="begin_code"),
    path("reseau/", views.name_network, name="begin_network"),
    path("reseau/<slug:slug>/", views.keep_in, name="begin_keep_in"),
    path("invitations/<int:invitation_id>/", views.join, name="begin_join"),
]

"""The addresses of a person's calendars in a network."""

from django.urls import path

from jalon.web.feeds import views

urlpatterns = [
    path("calendriers/", views.feed_list, name="feed_list"),
    path("calendriers/creer/", views.make, name="feed_make"),
    path("calendriers/<int:feed_id>/retirer/", views.revoke, name="feed_revoke"),
]

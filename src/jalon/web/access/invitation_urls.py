"""The link of an invitation."""

from django.urls import path

from jalon.web.access.invitations import invitation

urlpatterns = [path("<str:token>/", invitation, name="invitation")]

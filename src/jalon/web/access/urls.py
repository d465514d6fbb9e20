"""Who has access to a network."""

from django.urls import path

from jalon.web.access import restoring, views

urlpatterns = [
    path("", views.people, name="access"),
    path("inviter/", views.invite_page, name="access_invite"),
    path("invitations/<int:invitation_id>/renvoyer/", views.resend, name="invitation_resend"),
    path("invitations/<int:invitation_id>/retirer/", views.revoke_invitation, name="invitation_revoke"),
    path("personnes/<int:access_id>/", views.person, name="access_person"),
    path("personnes/<int:access_id>/retirer/", views.remove, name="access_remove"),
    path("coordination/", restoring.restore, name="access_restore"),
    path("coordination/<str:step>/", restoring.take_step, name="access_restore_step"),
]

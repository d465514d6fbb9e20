"""Following members, inside a network."""

from django.urls import path

from jalon.web.membership import answers, asks, reminders

urlpatterns = [
    path("", asks.grid, name="following"),
    path("demandes/ajouter/", asks.add, name="ask_add"),
    path("demandes/<int:ask_id>/", asks.ask, name="ask"),
    path("demandes/<int:ask_id>/modifier/", asks.edit, name="ask_edit"),
    path("demandes/<int:ask_id>/agir/", asks.act, name="ask_act"),
    path("demandes/<int:ask_id>/reponse/", answers.answer, name="ask_answer"),
    path("demandes/<int:ask_id>/coller/", answers.paste, name="ask_paste"),
    path("demandes/<int:ask_id>/rappels/", reminders.reminders, name="ask_remind"),
    path("demandes/<int:ask_id>/rappels/<int:party_id>/courriel/", reminders.mail, name="ask_mail"),
    path("demandes/<int:ask_id>/liens/<int:party_id>/revoquer/", reminders.revoke, name="ask_revoke"),
]

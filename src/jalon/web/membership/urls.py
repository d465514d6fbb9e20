"""Following members, inside a network."""

from django.urls import path

from jalon.web.membership import answers, asks, contacts, reminders, welcome

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
    path("accueil/", welcome.overview, name="welcomes"),
    path("accueil/commencer/", welcome.start, name="welcome_start"),
    path("accueil/etapes/<int:step_id>/", welcome.tick, name="welcome_tick"),
    path("accueil/<int:welcome_id>/retirer/", welcome.remove, name="welcome_remove"),
    path("accueil/trousses/ajouter/", welcome.kit_add, name="kit_add"),
    path("accueil/trousses/<int:kit_id>/", welcome.kit_edit, name="kit_edit"),
    path("contacts/", contacts.log, name="contacts"),
    path("contacts/<int:contact_id>/retirer/", contacts.remove, name="contact_remove"),
    path("contacts/rythmes/", contacts.rule, name="contact_rule"),
    path("contacts/<int:year>.csv", contacts.year_csv, name="contacts_csv"),
]

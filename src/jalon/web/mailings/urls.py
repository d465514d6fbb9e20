"""The outbox of a network."""

from django.urls import path

from jalon.web.mailings import addresses, contents, views

urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("tous/", views.act_on_all, name="outbox_all"),
    path("brouillons.zip", contents.drafts, name="mail_drafts"),
    path("reglages/", views.mail_settings, name="mail_settings"),
    path("adresses/", addresses.addresses, name="mail_addresses"),
    path("<int:message_id>/", views.message, name="mail_message"),
    path("<int:message_id>/decider/", views.act, name="mail_act"),
    path("<int:message_id>/apercu/", contents.preview, name="mail_preview"),
    path("<int:message_id>/message.eml", contents.eml, name="mail_eml"),
]

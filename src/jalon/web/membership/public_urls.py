"""Answering what is asked of members, without an account."""

from django.urls import path

from jalon.web.membership import replies

urlpatterns = [
    path("<str:token>/", replies.answer, name="ask_reply"),
    path("<str:token>/nouveau-lien/", replies.renew, name="ask_renew"),
]

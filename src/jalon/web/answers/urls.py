"""Answering without an account: the addresses written in requests for news."""

from django.urls import path

from jalon.web.answers import views

urlpatterns = [
    path("<str:token>/", views.sheet, name="answer_sheet"),
    path("<str:token>/<int:line_id>/", views.line, name="answer_line"),
    path("<str:token>/merci/", views.thanks, name="answer_thanks"),
    path("<str:token>/nouveau-lien/", views.renew, name="answer_renew"),
]

"""Answering without an account: the addresses written in requests for news."""

from django.urls import path

from jalon.web.replies import views

urlpatterns = [
    path("<str:token>/", views.sheet, name="reply_sheet"),
    path("<str:token>/<int:line_id>/", views.line, name="reply_line"),
    path("<str:token>/merci/", views.thanks, name="reply_thanks"),
    path("<str:token>/nouveau-lien/", views.renew, name="reply_renew"),
]

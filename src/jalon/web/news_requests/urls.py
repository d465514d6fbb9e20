"""The news of a plan: asked, received, noted."""

from django.urls import path

from jalon.web.news_requests import free_text, log, replies, rhythm, views

NEWS = "plans/<int:plan_id>/nouvelles/"

urlpatterns = [
    path(NEWS, views.news, name="plan_news"),
    path(NEWS + "envoyer/", views.send, name="plan_news_send"),
    path(NEWS + "apercu/<int:party_id>/", views.preview, name="plan_news_preview"),
    path(NEWS + "apercu/<int:party_id>/courriel/", views.mail, name="plan_news_mail"),
    path(NEWS + "pause/", rhythm.pause, name="plan_news_pause"),
    path(NEWS + "rythme/", rhythm.settings, name="plan_rhythm"),
    path(NEWS + "reponses/", replies.replies, name="plan_replies"),
    path(NEWS + "reponses/<int:report_id>/", replies.decide, name="plan_reply_decide"),
    path(NEWS + "noter/", free_text.free_text, name="plan_free_text"),
    path(NEWS + "journal/", log.log, name="plan_news_log"),
    path(NEWS + "journal/<int:request_id>/", log.act, name="plan_news_request"),
]

"""Who answers for what."""

from django.urls import path

from jalon.web.answering import views

urlpatterns = [
    path("plans/<int:plan_id>/qui-repond/", views.answering, name="plan_answering"),
    path("plans/<int:plan_id>/qui-repond/confier/", views.entrust, name="plan_entrust"),
]

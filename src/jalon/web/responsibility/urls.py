"""Who answers for what."""

from django.urls import path

from jalon.web.responsibility import views

urlpatterns = [
    path("plans/<int:plan_id>/qui-repond/", views.responsibility, name="plan_responsibility"),
    path("plans/<int:plan_id>/qui-repond/confier/", views.entrust, name="plan_entrust"),
]

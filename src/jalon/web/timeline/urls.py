"""A plan over time."""

from django.urls import path

from jalon.web.timeline import views

urlpatterns = [path("plans/<int:plan_id>/ligne-du-temps/", views.timeline, name="timeline")]

"""What is decided of the public page of a plan."""

from django.urls import path

from jalon.web.public import settings

PLAN = "plans/<int:plan_id>/publication/"

urlpatterns = [
    path(PLAN, settings.publication, name="plan_publication"),
    path(PLAN + "apercu/", settings.preview, name="plan_publication_preview"),
    path(PLAN + "noms/", settings.names, name="plan_names"),
    path(PLAN + "retirer/", settings.withdraw, name="plan_withdraw"),
]

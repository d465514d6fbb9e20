"""Personal data, for those who keep them."""

from django.urls import path

from jalon.web.privacy import people, register

urlpatterns = [
    path("renseignements/", register.register, name="privacy"),
    path("renseignements/responsable/", register.in_charge, name="privacy_in_charge"),
    path("renseignements/incidents/ajouter/", register.incident, name="incident_add"),
    path("renseignements/incidents/<int:incident_id>/", register.incident, name="incident"),
    path("renseignements/demandes/<int:ask_id>/", register.answer, name="privacy_answer"),
    path("personnes/<int:party_id>/renseignements/", people.held, name="person_held"),
    path("personnes/<int:party_id>/renseignements/envoyer/", people.send, name="person_send"),
    path("personnes/<int:party_id>/renseignements/copie/", people.copy, name="person_copy"),
    path("personnes/<int:party_id>/renseignements/effacer/", people.erase, name="person_erase"),
]

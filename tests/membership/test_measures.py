"""What following members is worth in figures, computed apart from the code."""

from __future__ import annotations

from datetime import date

import pytest

from jalon.measures import Asked, Value, measure_called
from jalon.membership.actions.asks import keep_answer, open_ask
from jalon.membership.actions.contacts import add_rule, log_contact
from jalon.membership.actions.welcome import StepSaid, make_kit, start_welcome, tick_step
from jalon.membership.choices import AnswerChannel, AnswerKind, ContactChannel, ContactKind, Every, StepKind, Subject
from jalon.network.models import Network, Party
from jalon.phrases.folding import fold
from jalon.plans.rules.measuring import suggested

FIRST, LAST, DAY = date(2026, 4, 1), date(2027, 3, 31), date(2026, 10, 13)


def asked(network: Network, day: date = DAY, **given: str) -> Asked:
    return Asked(network.pk, FIRST, LAST, day, given)


def worth(name: str, network: Network, day: date = DAY, **given: str) -> Value | None:
    measure = measure_called(name)
    assert measure is not None
    return measure.value(asked(network, day, **given))


def figures(value: Value | None) -> tuple[int, int | None, int, int] | None:
    """Numerator, denominator, and how many rows count and do not."""
    if value is None:
        return None
    counts = sum(row.counts for row in value.rows)
    return value.numerator, value.denominator, counts, len(value.rows) - counts


def test_those_who_said_yes_of_those_asked(network: Network, houses: list[Party]) -> None:
    ask = open_ask(network=network, title="Code", kind=AnswerKind.YES_NO, opened=date(2026, 9, 1), actor="test")
    for house, words, on in ((0, "oui", 2), (1, "non", 3), (2, "oui", 30)):
        keep_answer(
            ask=ask,
            party=houses[house],
            words=words,
            channel=AnswerChannel.GRID,
            actor="test",
            on=date(2026, 9, on),
        )
    key = f"ask:{ask.pk}"
    days = (date(2026, 8, 31), date(2026, 9, 29), DAY)
    found = [figures(worth("asks_answered", network, day, ask=key)) for day in days]
    assert found == [None, (1, 4, 1, 3), (2, 4, 2, 2)]
    value = worth("asks_answered", network, ask=key)
    assert value is not None
    assert value.said.render("fr") == (
        "«\u00a0Code\u00a0»\u00a0: 2 membres sur 4 ont dit oui (50\u00a0%); sans réponse\u00a0: Maison 4."
    )


def test_of_an_ask_that_is_gone_nothing_is_told(network: Network) -> None:
    assert worth("asks_answered", network, ask="ask:1") is None


def test_contacts_and_support_are_counted_apart(network: Network, houses: list[Party]) -> None:
    support = ContactKind.SUPPORT
    for house, on, kind, theme in (
        (0, date(2026, 3, 31), ContactKind.CONTACT, ""),
        (0, date(2026, 4, 1), ContactKind.CONTACT, "Financement"),
        (1, date(2026, 5, 1), ContactKind.CONTACT, ""),
        (1, date(2026, 5, 2), support, "financement"),
        (1, date(2026, 5, 3), support, "Gestion"),
    ):
        log_contact(party=houses[house], on=on, channel=ContactChannel.PHONE, kind=kind, theme=theme, actor="test")
    assert figures(worth("contacts_made", network)) == (2, None, 2, 0)
    assert figures(worth("contacts_made", network, theme="Financement")) == (1, None, 1, 0)
    assert figures(worth("support_given", network)) == (2, None, 2, 0)
    assert figures(worth("support_given", network, theme="Financement")) == (1, None, 1, 0)


def test_the_months_in_which_a_quota_was_kept(network: Network, houses: list[Party]) -> None:
    rule = add_rule(
        network=network,
        name="2 régions par mois",
        subject=Subject.REGIONS,
        quota=2,
        every=Every.MONTH,
        starts=date(2026, 1, 1),
        actor="test",
    )
    for house, on in ((0, date(2026, 4, 30)), (2, date(2026, 4, 1)), (0, date(2026, 6, 1)), (1, date(2026, 6, 2))):
        log_contact(party=houses[house], on=on, channel=ContactChannel.PHONE, actor="test")
    value = worth("regions_contacted", network, rule=f"contact_rule:{rule.pk}")
    assert figures(value) == (1, 6, 2, 5)  # April of April to September
    assert value is not None
    assert value.said.render("fr") == "«\u00a02 régions par mois\u00a0»\u00a0: respecté 1 mois sur 6."


def test_welcomes_are_counted_once_completed(network: Network, houses: list[Party]) -> None:
    steps = [StepSaid("Guide", StepKind.DOCUMENT), StepSaid("Appel", StepKind.MEETING)]
    kit = make_kit(network=network, name="Trousse", steps=steps, actor="test")
    assert figures(worth("welcome_kits_completed", network)) == (0, None, 0, 1)  # the kit, which nobody has yet
    begun = [start_welcome(kit=kit, party=one, starts=date(2026, 5, 1), actor="test") for one in houses[:2]]
    for welcome, count in zip(begun, (2, 1), strict=True):
        for step in welcome.steps.all()[:count]:
            tick_step(step=step, on=date(2026, 5, 2), actor="test")
    assert figures(worth("welcome_kits_completed", network)) == (1, None, 1, 1)
    assert figures(worth("welcome_kits_completed", network, date(2026, 5, 1))) == (0, None, 0, 2)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Adhésion majoritaire des membres", "asks_answered"),
        ("Outil testé auprès de 6 organismes", "asks_answered"),
        ("Les membres ont signé la déclaration", "asks_answered"),
        ("Taux de réponse des membres au sondage", "asks_answered"),
        ("Tool tested with 6 organizations", "asks_answered"),
        ("Nombre de soutiens", "support_given"),
        ("Nombre de demandes de soutien", "support_given"),
        ("Support provided to members", "support_given"),
        ("Trousse d'accueil remise", "welcome_kits_completed"),
        ("Préparer une trousse d’accueil pour les nouveaux membres", "welcome_kits_completed"),
        ("Soutien aux organismes", "support_given"),
        ("Contact établi avec la municipalité", None),
        ("Contacts établis avec toutes les régions", "contacts_made"),
        ("Welcome kit sent", "welcome_kits_completed"),
        ("4 régions par mois", "regions_contacted"),
        ("4 regions a month", "regions_contacted"),
        ("Contacts réguliers avec les membres", "contacts_made"),
        ("Nombre de contacts avec les organismes", "contacts_made"),
        ("Nombre de membres", "members"),
        ("Nombre de nouveaux membres", "new_members"),
        ("Toutes les régions sont représentées", "regions_covered"),
        ("Le climat est meilleur", None),
        ("Un outil est testé", None),
    ],
)
def test_what_words_speak_of(network: Network, text: str, name: str | None) -> None:
    found = suggested(text, asked(network))
    assert (found.measure.name if found else None) == name


def test_the_ask_and_the_quota_that_words_say(network: Network) -> None:
    for title in ("Code d'éthique", "Statistiques"):
        ask = open_ask(network=network, title=title, kind=AnswerKind.TEXT, opened=DAY, actor="test")
    for number in (4, 6):
        rule = add_rule(
            network=network,
            name=f"{number} par mois",
            subject=Subject.REGIONS,
            quota=number,
            every=Every.MONTH,
            starts=DAY,
            actor="test",
        )
    asks, quotas = measure_called("asks_answered"), measure_called("regions_contacted")
    assert asks is not None
    assert quotas is not None
    assert asks.guess(fold("Les membres ont transmis leurs statistiques"), asked(network)) == {"ask": f"ask:{ask.pk}"}
    assert asks.guess(fold("Adhésion majoritaire des membres"), asked(network)) is None
    assert quotas.guess(fold("6 régions par mois"), asked(network)) == {"rule": f"contact_rule:{rule.pk}"}
    assert quotas.guess(fold("Régions contactées chaque mois"), asked(network)) is None

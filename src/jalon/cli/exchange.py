"""Why an archive was not made or not taken, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click

from jalon.cli.messages import text

if TYPE_CHECKING:
    from jalon.network.models import Network

CAUSES: Final[dict[str, str]] = {
    "not_an_archive": "Ce fichier n’est pas une archive faite par Jalon.",
    "damaged": "L’archive est endommagée ({part}) : rien n’a été changé. Reprenez-la de sa source, ou prenez la "
    "précédente.",
    "newer": "L’archive vient d’une version plus récente de Jalon ({version}) : mettez celle-ci à jour d’abord.",
    "other_kind": "Cette archive n’est pas de la sorte attendue : d’un réseau, ou d’une instance entière.",
    "slug_taken": "Un réseau s’appelle déjà « {slug} » ici : donnez-lui un autre nom court avec --slug.",
    "slug_wrong": "« {slug} » n’est pas un nom court : des lettres sans accent, des chiffres et des traits d’union.",
    "not_empty": "Cette instance contient déjà des réseaux : une sauvegarde entière se remet sur une instance vide.",
    "other_database": "Cette sauvegarde vient d’une base {database} : choisissez-la dans JALON_DATABASE_URL, ou passez "
    "par « jalon export » et « jalon restore », un réseau à la fois.",
    "no_tool": "Le programme {tool} est introuvable : installez les outils de PostgreSQL (paquet postgresql-client).",
    "tool_failed": "{tool} s’est arrêté : {words}",
    "not_verified": "La sauvegarde remise à part n’est pas égale à l’original ({part}) : elle n’a pas été gardée.",
    "no_room": "L’archive ne peut pas être écrite : {words}",
}


@contextmanager
def said() -> Iterator[None]:
    """Ends the command with the sentence of what was refused."""
    from jalon.exchange.errors import ExchangeRefused

    try:
        yield
    except ExchangeRefused as refused:
        raise click.ClickException(text(CAUSES[refused.cause.value], **refused.values)) from None


def network_called(slug: str) -> Network:
    """The network of this short name, or the end of the command."""
    from jalon.network.models import Network

    network = Network.objects.filter(slug=slug).first()
    if network is None:
        raise click.ClickException(text("Aucun réseau ne s’appelle « {slug} ».", slug=slug))
    return network

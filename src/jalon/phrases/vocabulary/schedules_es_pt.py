"""Words of schedules in Spanish and Portuguese, the few that plans date their actions with."""

from __future__ import annotations

from typing import Final

LANGUAGE: Final = "es"

WORDS: Final[dict[str, dict[object, str]]] = {
    "month": {
        1: "enero|ene|janeiro",
        2: "febrero|fevereiro|fev",
        3: "marzo|março",
        4: "abril|abr",
        5: "mayo|maio",
        6: "junio|junho",
        7: "julio|julho",
        8: "agosto|ago",
        9: "septiembre|setiembre|setembro",
        10: "octubre|outubro",
        11: "noviembre|novembro",
        12: "diciembre|dezembro|dic|dez",
    },
    "season": {
        21: "primavera",
        22: "verano|verão",
        23: "otoño|outono",
        24: "invierno|inverno",
    },
    "freq": {
        (1, "D1"): "diario|diaria|diário|diária",
        (1, "W1"): "semanal|semanalmente",
        (1, "M1"): "mensual|mensualmente|mensal|mensalmente",
        (1, "M2"): "bimestral",
        (1, "M3"): "trimestral|trimestralmente",
        (1, "M6"): "semestral|semestralmente",
        (1, "Y1"): "anual|anualmente",
    },
    "ongoing": {
        "": (
            "permanente|continuo|continua|contínuo|contínua|todo el año|durante todo el año|todo o ano|o ano todo"
            "|durante todo o ano"
        )
    },
    "ord": {
        1: "primer|primera|primero|primeiro|primeira",
        2: "segundo|segunda",
        3: "tercer|tercera|tercero|terceiro|terceira",
        4: "cuarto|cuarta|quarto|quarta",
    },
    "unit": {"M3": "trimestre|trimestres", "M6": "semestre|semestres"},
    "before": {"": "antes de|antes del|antes do|antes da"},
    "between": {"": "entre"},
    "and": {"": "y|e"},
    "until": {"": "hasta|até"},
    "from": {"": "desde|a partir de|a partir del"},
}

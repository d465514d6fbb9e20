"""A small document with everything in it, and texts meant to do harm."""

from __future__ import annotations

from datetime import date

from jalon.documents.writers.house import Grid, GridColumn, Picture, Printed, Row, Text, Title, Value

HOSTILE = [
    '=HYPERLINK("http://mal.example","ici")',
    "<script>alert(1)</script><img src=http://mal.example/x.png>",
    '#image("/etc/passwd") $x$ *gras* _ital_ @ref <label> \\ //',
    "{{ settings.SECRET_KEY }} {% include 'x' %}",
    "עברית مرحبا 👩‍👩‍👧 \u202egauche",
    "x" * 10_000,
    "avec\u0000des\u0008contrôles\uffff",
]
COLUMNS = [
    GridColumn("Objectifs", 1.2),
    GridColumn("Actions", 2),
    GridColumn("Échéancier"),
    GridColumn("Résultats", 1.5),
]


def printed(*rows: Row, title: str = "Bilan 2024-2027") -> Printed:
    """A document with a title, a list, a picture and a grid of these rows."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 10"><rect width="60" height="10"/></svg>'
    blocks = [
        Title("Où en est le plan"),
        Picture(svg, "60 % réalisé", 0.5),
        Text(["Un point", "Un autre"], bullets=True),
        Title("AXE 1 : Jardins"),
        Grid("AXE 1 : Jardins", COLUMNS, rows or ROWS),
    ]
    return Printed(title, "fr", blocks, "Réseau", "Au 31 mars 2026", "Réseau – bilan", date(2026, 3, 31))


ROWS = (
    Row([Value("En continu : veille")], across=True),
    Row([Value("Ouvrir des jardins"), Value("1. Recenser", bold=True), Value(day=date(2025, 3, 1)), Value(percent=80)]),
    Row([None, Value("2. Signer"), Value("Hiver 2025"), Value("Une entente\nDeux appuis", bullets=True)]),
)

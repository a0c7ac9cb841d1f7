"""The invented story of ten outlets in `roof/`: what every cell of the table of claims and outlets must say."""

from __future__ import annotations

CELLS: dict[str, dict[str, tuple[str, str, str]]] = {
    "roof of the market hall": {
        "01": ("fire service", "", ""),
        "02": ("fire service", "01", ""),
        "06": ("fire service", "02", ""),
        "08": ("Inland Press citing fire service", "01", ""),
        "10": ("fire service", "", ""),
    },
    "the clinic at Leddon": {
        "01": ("fire service", "", ""),
        "02": ("fire service", "01", ""),
        "03": ("Inland Press citing fire service", "01", "chain-lengthened<01"),
        "04": ("", "03", "source-dropped<03"),
        "05": ("fire service", "", ""),
        "06": ("fire service", "02", "updated<02"),
        "08": ("Inland Press citing fire service", "01", ""),
        "09": ("fire service", "05", "corrected<05"),
        "11": ("", "04", "source-dropped<08"),
        "12": ("Inland Press", "01", "source-dropped<01"),
    },
    "repair of the roof beams three times": {
        "01": ("council official", "", ""),
        "03": ("Inland Press citing council official", "01", "chain-lengthened<01"),
        "04": ("", "03", "source-dropped<03"),
        "05": ("Maren Holt", "03", "role-raised<03"),
        "07": ("Maren Holt", "05", ""),
        "08": ("Inland Press citing council official", "01", ""),
        "09": ("Maren Holt", "05", ""),
        "10": ("", "08", "source-dropped<08"),
        "11": ("National Audit Office", "08", "role-raised<08"),
    },
    "We heard a crack": {
        "01": ("Oda Vennick", "", ""),
        "03": ("Inland Press citing Oda Vennick", "01", "chain-lengthened<01"),
        "05": ("Oda Vennick", "01", "quote-altered<01"),
        "08": ("Inland Press citing Oda Vennick", "01", ""),
        "09": ("Oda Vennick", "05", ""),
        "10": ("Oda Vennick", "01", ""),
    },
    "the northern half": {
        "01": ("Tarl Bessing", "", ""),
        "04": ("Corven", "01", "source-dropped<01"),
        "08": ("Inland Press citing Tarl Bessing", "01", ""),
    },
    "by the spring floods": {
        "01": ("engineers", "", ""),
        "04": ("", "01", "source-dropped<01 hedge-lost<01"),
        "07": ("engineers", "01", ""),
        "11": ("engineers", "", ""),
    },
    "in a letter last autumn": {
        "02": ("", "", ""),
        "06": ("", "02", ""),
    },
    "the old tannery": {
        "07": ("Bo Holt", "", ""),
        "12": ("Inland Press citing Bo Holt", "07", ""),
    },
}
"""By words of the claim and number of the article: who is credited, the predecessor, and the changes
with where from."""
CONFLICTS = {
    "roof of the market hall": {("date", "Monday", "Tuesday")},
    "the clinic at Leddon": {("number", "Eleven", "Twelve"), ("number", "Eleven", "Fourteen"),
                             ("number", "Twelve", "Fourteen")},
    "by the spring floods": {("negation", "weakened", "not weakened")},
}  # fmt: skip
ORIGINS = {
    "roof of the market hall": ("fire service",),
    "the clinic at Leddon": ("fire service",),
    "repair of the roof beams three times": ("council official", "Maren Holt", "National Audit Office"),
    "We heard a crack": ("Oda Vennick",),
    "the northern half": ("Tarl Bessing",),
    "the old tannery": ("Bo Holt",),
}

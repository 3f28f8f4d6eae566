"""Fit the judges that the package ships, and write their files."""

from __future__ import annotations

from pathlib import Path

from fit.export import Card, model_file, write
from fit.judges import TEACHER, Judge, fit_all, pages_of
from fit.lessons import names_of
from fit.material import Material
from fit.recipe import Parts, Plan
from fit.train import Say


def ship(material: Material, plan: Plan, parts: Parts, folder: Path, say: Say) -> None:
    """Write ``text.json``, ``html.json`` and ``fast.json``, those of them that are wanted."""
    for name, judge in fit_all(material, plan, parts, say):
        if name != TEACHER:
            file = model_file(judge, _card(material, plan, name, judge))
            size = write(file, folder / f"{name}.json")
            say(f"  {name}.json: {size:,} bytes")


def _card(material: Material, plan: Plan, name: str, judge: Judge) -> Card:
    """How many pages, of how many domains, the judge was fitted on."""
    labelled = pages_of(material, name)
    domains = {sheet.origin.site for sheet in (*labelled, *material.free)}
    return Card(
        features=names_of(labelled[0], judge.voters),
        threshold=plan.thresholds[name],
        facts={
            "labelled": len(labelled),
            "unlabelled": len(material.free),
            "domains": len(domains),
        },
    )

"""Fit what the package ships, the judges and the line ends, and write the files."""

from __future__ import annotations

from pathlib import Path

from fit.breaks import fit_breaks, write_breaks
from fit.export import Card, model_file, write
from fit.judges import TEACHER, Judge, fit_all, pages_of
from fit.lessons import names_of
from fit.material import Material
from fit.recipe import Parts, Plan
from fit.train import Say

PACKAGE = Path(__file__).resolve().parents[1] / "cleaner"


def ship(material: Material, plan: Plan, parts: Parts, folder: Path | None, say: Say) -> None:
    """Write ``breaks.json``, ``text.json``, ``html.json`` and ``fast.json``, those that are wanted.

    They go where the package reads them, or all into ``folder``.
    """
    if parts.breaks:
        breaks = fit_breaks(material, plan.breaks)
        _told(say, "breaks", write_breaks(breaks, (folder or PACKAGE / "read") / "breaks.json"))
    models = folder or PACKAGE / "strip" / "fitted" / "models"
    for name, judge in fit_all(material, plan, parts, say) if parts.text or parts.html else ():
        if name != TEACHER:
            file = model_file(judge, _card(material, plan, name, judge))
            _told(say, name, write(file, models / f"{name}.json"))


def _told(say: Say, name: str, size: int) -> None:
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

"""The page: tables of what was removed, by whom, from whom, and what is worth reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from cleaner.corpus.run.page.markup import cell, number, percent, table, text
from cleaner.page.policy import policy

Summary = Mapping[str, Any]


def summary_page(summary: Summary, links: Mapping[str, str]) -> str:
    """The page.

    Args:
        summary: as `summary_of` makes it.
        links: where inputs lie, seen from the page.
    """
    style = _style()
    parts = [
        _tiles(summary),
        _obstacles(summary),
        _kinds(summary),
        _sites(summary),
        _rules(summary),
        _outliers(summary, links),
        _failures(summary, links),
    ]
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy(style)}">',
            '<meta name="viewport" content="width=device-width">',
            '<meta name="referrer" content="no-referrer">',
            "<title>What was cleaned</title>",
            f"<style>{style}</style>",
            "<main>",
            "<h1>What was cleaned</h1>",
            *filter(None, parts),
            _footer(summary),
            "</main>",
            "</html>",
            "",
        ]
    )


@cache
def _style() -> str:
    return files(__package__).joinpath("style.css").read_text(encoding="utf-8")


def _footer(summary: Summary) -> str:
    version, rules = text(summary["clean_version"]), text(summary["rules_sha256"])
    return f"<footer>clean {version} · rules <code>{rules}</code></footer>"


def _tiles(summary: Summary) -> str:
    facts = [
        ("records", number(summary["records"])),
        ("of the text removed", percent(summary["removed"], summary["chars"])),
        ("failed", number(summary["failed"])),
        ("without text", number(summary["empty"])),
        ("without an article", number(sum(summary["obstacles"].values()))),
        ("parts that are no text", number(summary["skipped"])),
        ("inputs", number(summary["inputs"])),
        ("shards", number(summary["shards"])),
    ]
    tiles = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts)
    return f"<dl>{tiles}</dl>"


def _obstacles(summary: Summary) -> str:
    rows = [
        (cell(kind), cell(count), cell(share=(count, summary["records"])))
        for kind, count in summary["obstacles"].items()
    ]
    heads = ("What stands in its place", "Records", "Share of all")
    return table("No article, or not all of it", heads, rows)


def _kinds(summary: Summary) -> str:
    rows = [
        (cell(kind), cell(count), cell(share=(count, summary["removed"])))
        for kind, count in summary["kinds"].items()
    ]
    return table("Removed, by kind", ("Kind", "Characters", "Share of what went"), rows)


def _sites(summary: Summary) -> str:
    rows = [
        (
            cell(site or "not known, general rules"),
            cell(each["records"]),
            cell(each["removed"]),
            cell(share=(each["removed"], each["chars"])),
        )
        for site, each in summary["sites"].items()
    ]
    heads = ("Outlet", "Records", "Characters removed", "Share of its text")
    return table("By outlet", heads, rows)


def _rules(summary: Summary) -> str:
    rows = [
        (cell(rule), cell(count), _samples(summary["samples"].get(rule, ())))
        for rule, count in summary["rules"].items()
    ]
    heads = ("Rule or signal", "Pieces", "The first that it took")
    return table("Rules, by how often they took something", heads, rows)


def _samples(samples: Iterable[str]) -> str:
    return "<td>" + "".join(f"<q>{text(sample)}</q>" for sample in samples) + "</td>"


def _outliers(summary: Summary, links: Mapping[str, str]) -> str:
    rows = [
        (
            _place(each, links),
            cell(each["chars"]),
            cell(share=(each["removed_share"], 1)),
        )
        for each in summary["outliers"]
    ]
    heads = ("Record", "Characters", "Share removed")
    return table("Worth reading: those that lost most", heads, rows)


def _failures(summary: Summary, links: Mapping[str, str]) -> str:
    rows = [
        (cell(each["error"]), cell(each["count"]), _place(each, links))
        for each in summary["failures"]
    ]
    heads = ("Why, of the first", "How many like it", "First at")
    return table("Failed; all of them are in errors.jsonl", heads, rows)


def _place(each: Summary, links: Mapping[str, str]) -> str:
    """An input and the number of a record in it."""
    name = text(each["input"])
    if each["input"] in links:
        name = f'<a href="{text(links[each["input"]])}">{name}</a>'
    at = "" if each["number"] is None else f", record {number(each['number'])}"
    return f"<td>{name}{at}</td>"

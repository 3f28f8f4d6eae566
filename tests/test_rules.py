"""The packaged rules hold, and the schema of their files is the one that is published."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from cleaner.model import KINDS, OPTIONAL_KINDS
from cleaner.strip.prove import prove
from cleaner.strip.rulebook.book import ANY, packaged_book
from cleaner.strip.rulebook.find import packaged_rules, rule_files
from cleaner.strip.rulebook.load import load
from cleaner.strip.rulebook.schema import Label, json_schema
from cleaner.text import fold

ROOT = Path(__file__).resolve().parents[1]
FILES = dict(rule_files(packaged_rules()))


@pytest.mark.parametrize("site", FILES)
def test_a_file_loads_and_its_patterns_are_sound(site):
    assert load(FILES[site], site=site, sound=True).rule


@pytest.mark.parametrize("site", FILES)
def test_every_example_holds(site):
    assert [str(failure) for failure in prove(packaged_book(), site)] == []


@pytest.mark.parametrize("site", FILES)
def test_a_file_says_where_it_holds_and_when_a_person_looked(site):
    file = packaged_book().files[site]
    assert file.checked is not None
    assert site.startswith("_") or file.domains


@pytest.mark.parametrize("site", FILES)
def test_what_a_file_extends_and_disables_exists(site):
    book = packaged_book()
    names = {rule.name for other in book.files for rule in book.rules_of(other)}
    file = book.files[site]
    assert set(file.extends) <= set(book.files)
    assert {name for name in file.disable if "/" in name} <= names
    book.active(None if site.startswith("_") else site)


def test_there_are_rules_for_all_outlets():
    assert ANY in FILES


def test_rule_names_are_unique():
    book = packaged_book()
    names = Counter(rule.name for site in book.files for rule in book.rules_of(site))
    assert [name for name, count in names.items() if count > 1] == []


def test_no_cue_stands_twice_in_a_rule():
    book = packaged_book()
    for site in book.files:
        for rule in book.rules_of(site):
            cues = Counter(" ".join(fold(cue).split()) for cue in rule.entry.cues)
            assert [cue for cue, count in cues.items() if count > 1] == [], rule.name


def test_fingerprints_tell_outlets_apart():
    book = packaged_book()
    owners = Counter(
        line
        for site in book.sites
        for line in {fold(mark.line).strip() for mark in book.files[site].fingerprint}
    )
    for site in book.sites:
        own = {fold(mark.line).strip(): mark.weight for mark in book.files[site].fingerprint}
        assert all(line for line in own)
        weight = sum(size for line, size in own.items() if owners[line] == 1)
        assert not own or weight >= 3, f"{site}: the lines of its own weigh {weight}"


def test_no_domain_belongs_to_two_outlets():
    book = packaged_book()
    owners = Counter(
        domain.lower() for site in book.sites for domain in set(book.files[site].domains)
    )
    assert [domain for domain, count in owners.items() if count > 1] == []


def test_the_published_schema_is_the_one_in_use():
    published = json.loads((ROOT / "docs" / "rule-file.schema.json").read_text(encoding="utf-8"))
    assert published == json_schema(), "run: clean rules schema > docs/rule-file.schema.json"


def test_labels_are_kinds():
    assert get_args(Label) == KINDS
    assert set(KINDS) > OPTIONAL_KINDS

from __future__ import annotations

import re

import pytest

from cleaner.model import RuleError
from cleaner.strip.rulebook.book import packaged_book, read_book
from cleaner.strip.rulebook.find import rule_files

RULE = """
[[rule]]
id = "{id}"
kind = "line"
why = "a test"
match = "{match}"
example = '''
- {match}
+ {match}, he said
'''
"""


def write(folder, site, head="", **rules):
    path = folder / f"{site}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    made = "".join(RULE.format(id=id_, match=match) for id_, match in rules.items())
    path.write_text(f'site = "{site}"\n{head}\n{made}')
    return site, path


def test_without_files_of_the_user_it_is_the_packaged_book():
    assert read_book(()).files == packaged_book().files
    assert packaged_book() is packaged_book()
    assert packaged_book().own == frozenset()


def test_the_first_file_of_a_site_counts(tmp_path):
    own = [write(tmp_path / name, "a.example", it=name) for name in ("first", "second")]
    book = read_book(tuple(own))
    assert [rule.entry.match for rule in book.rules_of("a.example")] == ["first"]
    assert book.own == {"a.example"}
    assert "_any" in book.files


def test_a_file_of_the_user_stands_for_the_packaged_one(tmp_path):
    book = read_book((write(tmp_path, "_any", it="Nothing else"),))
    assert [rule.name for rule in book.active(None).rules] == ["_any/it"]


def test_rules_for_all_outlets_stand_before_those_of_the_outlet_and_its_families(tmp_path):
    own = (
        write(tmp_path, "_families/tides", it="Tides"),
        write(tmp_path, "a.example", 'extends = ["_families/tides"]', it="Harbour"),
        write(tmp_path, "_any", it="All"),
    )
    book = read_book(own)
    names = [rule.name for rule in book.active("a.example").rules]
    assert names == ["_any/it", "a.example/it", "_families/tides/it"]
    assert [rule.name for rule in book.active(None).rules] == ["_any/it"]
    assert [rule.proven for rule in book.active("a.example").rules] == [False, True, True]
    assert "a.example" in book.sites
    assert not any(site.startswith("_") for site in book.sites)


def test_the_cues_for_all_outlets_are_compiled_once(tmp_path):
    own = (
        write(tmp_path, "_any", it="Sign up"),
        write(tmp_path, "a.example", it="Harbour"),
        write(tmp_path, "b.example", 'disable = ["_any/it"]', it="Mole"),
    )
    general = own[0][1].read_text(encoding="utf-8")
    general = re.sub("match = .*", 'cues = ["tide tables"]', general).replace(
        "Sign up", "tide tables"
    )
    own[0][1].write_text(general, encoding="utf-8")
    book = read_book(own)
    for_all, active = book.active(None).cues, book.active("a.example").cues
    assert active.automata[0] is for_all.automata[0]
    assert active.find(["tide tables"]) == for_all.find(["tide tables"]) != {}
    assert book.active("b.example").cues.find(["tide tables"]) == {}


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("a.example", "a.example"),
        ("WWW.A.example.", "a.example"),
        ("x.news.a.example", "news"),
        ("news.a.example", "a.example"),
        ("b.example", "b.example"),
        ("x.b.example", None),
        ("xa.example", None),
        ("example", None),
        ("", None),
    ],
)
def test_a_host_is_of_the_outlet_with_the_longest_domain(tmp_path, host, site):
    own = (
        write(tmp_path, "a.example", 'domains = ["a.example", "*.A.example"]', it="A"),
        write(tmp_path, "news", 'domains = ["*.news.a.example"]', it="News"),
        write(tmp_path, "b.example", it="B"),
    )
    assert read_book(own).for_host(host) == site


def test_an_outlet_can_disable_rules_and_signals(tmp_path):
    own = (
        write(tmp_path, "_any", it="All", other="Others"),
        write(tmp_path, "a.example", 'disable = ["_any/it", "gallery"]', it="Harbour"),
    )
    active = read_book(own).active("a.example")
    assert [rule.name for rule in active.rules] == ["_any/other", "a.example/it"]
    assert active.disabled == {"_any/it", "gallery"}


@pytest.mark.parametrize("family", ["_families/none", "_any", "b.example"])
def test_families_must_exist(tmp_path, family):
    own = write(tmp_path, "a.example", f'extends = ["{family}"]', it="x")
    with pytest.raises(RuleError, match=rf"a\.example\.toml: extends '{family}': no such family$"):
        read_book((own,))


def test_disabled_rules_must_exist(tmp_path):
    own = write(tmp_path, "a.example", 'disable = ["_any/no-such"]', it="x")
    with pytest.raises(RuleError, match=r"disable '_any/no-such': no such rule \(write site/id\)$"):
        read_book((own,))


def test_an_outlet_without_rules():
    with pytest.raises(
        RuleError, match=r"^no rules for the outlet 'nowhere\.example' \(there are "
    ):
        packaged_book().active("nowhere.example")


def test_a_folder_in_one_go(tmp_path):
    write(tmp_path, "a.example", it="x")
    write(tmp_path, "_families/tides", it="x")
    assert read_book(tuple(rule_files(tmp_path))).own == {"a.example", "_families/tides"}

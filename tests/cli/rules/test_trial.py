"""`clean rules try`: what rule files do to pages, told before they are trusted."""

from __future__ import annotations

import json
import sys
from itertools import permutations

import pytest

from cleaner.cli.app import run_command

SITE = "boats.example"


def rule(name, match, *, gone, stays, kind="line"):
    return (
        f'[[rule]]\nid = "{name}"\nkind = "{kind}"\nwhy = "a test"\nmatch = '
        f"'''{match}'''\nexample = '''\n- {gone}\n+ {stays}\n'''\n"
    )


HULL = rule("hull", r"Hull \d+", gone="Hull 7", stays="The hull was red.")
MAST = rule("mast", r"Mast \d+", gone="Mast 7", stays="The mast was red.")
WIDE = rule("pilots", ".*pilots.*", gone="The pilots", stays="The mast was red.")
LETTER = "Sign up for our newsletter"
KEEP = rule("letter", LETTER, gone="Sign up for our free newsletter", stays=LETTER, kind="keep")
PROSE = (
    "The harbour ferry is back after nine weeks in the yard, and the pilots were pleased.",
    "It sails at nine, the harbour office said on Monday, and it carries forty cars each time.",
    "“Nobody believed us,” said Ana Sørli, who has steered it for eleven years – ‘nobody at all’.",
)


def page(*extra):
    first, *rest = PROSE
    return "\n\n".join([first, *extra, *rest]) + "\n"


def rule_file(folder, *rules, name=SITE, top=""):
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(f'site = "{name}"\n{top}\n' + "".join(rules), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.fixture
def scrapes(here):
    folder = here / SITE
    folder.mkdir()
    (folder / "a.txt").write_text(page("Hull 7"), encoding="utf-8")
    (folder / "b.txt").write_text(page("Hull 7", "Hull 12"), encoding="utf-8")
    return folder


TABLE = """\
rule                 pages   lines   words     new
boats.example/hull       2       3       6       3
boats.example/mast       0       0       0       0  never hit

Newly gone
  boats.example/hull
    boats.example/a.txt:3  Hull 7  (2 pages)
    boats.example/b.txt:5  Hull 12

2 pages, 2 of them under tried rules; rules of 1 outlet acted; \
newly gone: 3 lines, 6 words; newly kept: nothing.
"""


@pytest.mark.parametrize("tried", ["my", f"my/{SITE}.toml"])
def test_a_table_and_the_lines_that_change(cli, here, scrapes, tried):
    rule_file(here / "my", HULL, MAST)
    result = cli("rules", "try", tried, scrapes.name)
    assert (result.code, result.err, result.text) == (0, "", TABLE)


def test_the_order_of_files_does_not_matter(cli, here, scrapes):
    rule_file(here / "my", HULL, MAST)
    (scrapes / "c.txt").write_text(page("Mast 1", "Hull 12"), encoding="utf-8")
    files = sorted(scrapes.iterdir())
    for words in ([], ["--all"], ["--json"]):
        told = {cli("rules", "try", "my", *some, *words).text for some in permutations(files)}
        assert len(told) == 1


@pytest.mark.usefixtures("scrapes")
def test_nor_does_the_hash_seed(program, here):
    rule_file(here / "my", HULL, MAST, KEEP)
    outs = {
        program(script=f"PYTHONHASHSEED={seed} $CLEAN rules try my {SITE} --json").text
        for seed in range(3)
    }
    (told,) = map(json.loads, outs)
    assert told["gone"]["lines"] == 3


def test_a_greedy_rule(cli, here, scrapes):
    rule_file(here / "my", WIDE)
    result = cli("rules", "try", "my", SITE)
    (row,) = (line for line in result.text.splitlines() if line.startswith(f"{SITE}/pilots"))
    assert row.endswith("  greedy: 32 words of prose, first at boats.example/a.txt:1")
    assert "boats.example/a.txt:1  The harbour ferry is back after nine weeks" in result.text
    assert "(2 pages)" in result.text
    for each in scrapes.iterdir():
        if each.name != "a.txt":
            each.unlink()
    assert (
        "greedy: 16 words of prose, at boats.example/a.txt:1\n"
        in cli("rules", "try", "my", SITE).text
    )


@pytest.mark.usefixtures("scrapes")
def test_a_tail_is_not_greedy(cli, here):
    tail = HULL.replace('"line"', '"tail"\nat_most = 9').replace("+ The hull was red.\n", "")
    tail = tail.replace("- Hull 7", "+ The hull was red.\n- Hull 7")
    rule_file(here / "my", tail)
    text = cli("rules", "try", "my", SITE).text
    assert "It sails at nine" in text
    assert "greedy" not in text


def test_what_a_keep_rule_keeps(cli, here, scrapes):
    (scrapes / "a.txt").write_text(page("Sign up for our newsletter"), encoding="utf-8")
    rule_file(here / "my", KEEP)
    text = cli("rules", "try", "my", SITE).text
    assert "boats.example/letter       1       1       5       1  keeps them\n" in text
    newly = text[text.index("Newly kept") :].splitlines()
    assert newly[1] == "  _any/newsletter-en"
    assert newly[2] == "    boats.example/a.txt:3  Sign up for our newsletter"
    assert newly[-1].endswith("newly gone: nothing; newly kept: 1 line, 5 words.")


def test_what_is_kept_by_disabling(cli, here, scrapes):
    (scrapes / "a.txt").write_text(page("Sign up for our newsletter"), encoding="utf-8")
    disable = 'disable = ["_any/newsletter-en", "_any/newsletter-asked", "judge"]'
    rule_file(here / "my", top=disable)
    result = cli("rules", "try", "my", SITE)
    assert (result.code, result.err) == (0, "")
    assert result.text.startswith(
        "Newly kept\n  _any/newsletter-en\n    boats.example/a.txt:3  Sign"
    )


@pytest.mark.usefixtures("scrapes")
def test_a_rule_that_finds_what_others_take(cli, here):
    twin = HULL.replace('"hull"', '"a-hull"')
    rule_file(here / "my", HULL, twin)
    text = cli("rules", "try", "my", SITE).text
    assert "boats.example/hull         0       0       0       0  finds 3 lines, takes none" in text


@pytest.mark.usefixtures("scrapes")
def test_a_rule_that_is_evidence_alone(cli, here):
    rule_file(here / "my", HULL, HULL.replace('"hull"', '"weak"\nscore = 0.3'))
    text = cli("rules", "try", "my", SITE).text
    (row,) = (line for line in text.splitlines() if line.startswith(f"{SITE}/weak"))
    assert row.endswith("  0       0  finds 3 lines, takes none alone"), text


@pytest.mark.usefixtures("scrapes")
def test_against_other_rules(cli, here):
    rule_file(here / "old", HULL)
    rule_file(here / "my", MAST, HULL.replace("Hull \\d+", "Hull 7"))
    text = cli("rules", "try", "my", SITE, "--against", "old").text
    assert "boats.example/hull       2       2       4       0\n" in text
    assert "Newly gone" not in text
    assert "Newly kept\n  boats.example/hull\n    boats.example/b.txt:5  Hull 12\n" in text
    same = cli("rules", "try", "old", SITE, "--against", f"old/{SITE}.toml").text
    assert "newly gone: 3 lines" in same  # what is tried does not hold before


def test_rules_that_hold_already_do_not_hold_before(cli, here, scrapes, monkeypatch):
    rule_file(here / "my", HULL, MAST)
    monkeypatch.setenv("CLEAN_RULES", str(here / "my"))
    assert cli("rules", "try", "my", scrapes.name).text == TABLE


def test_packaged_rules_are_tried(cli, here):
    from cleaner.strip.rulebook.find import packaged_rules

    (here / "page.txt").write_text(page("Sign up for our newsletter"), encoding="utf-8")
    words = ("page.txt", "--no-model", "--json")
    tried = json.loads(cli("rules", "try", packaged_rules() / "_any.toml", *words).out)
    (row,) = (rule for rule in tried["rules"] if rule["rule"] == "_any/newsletter-en")
    assert (row["lines"], row["new"]) == (1, 1)
    assert tried["sites"] == {}
    assert tried["acted"] == 1


def test_outlets_named_by_rows(cli, here):
    rule_file(here / "my", HULL)
    rows = [
        {"text": page("Hull 7"), "paper": "www.Boats.example"},
        {"text": page("Hull 8"), "paper": "ships.example"},
        {"text": page("Hull 9"), "paper": "ships.example", "url": "https://boats.example/9"},
    ]
    (here / "n.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    result = cli("rules", "try", "my", "n.jsonl", "--outlet-field", "paper")
    assert (result.code, result.err) == (0, "")
    assert "    n.jsonl:1:3  Hull 7\n    n.jsonl:3:3  Hull 9\n" in result.text
    assert result.text.endswith(
        "3 pages, 2 of them under tried rules; rules of 1 outlet acted; "
        "newly gone: 2 lines, 4 words; newly kept: nothing.\n"
    )


def test_fields_that_do_not_matter_are_not_read(cli, here):
    rule_file(here / "my", HULL)
    row = {"id": ["x"], "date": "soon", "title": 7, "text": page("Hull 7"), "site": SITE}
    (here / "n.jsonl").write_text(json.dumps(row))
    result = cli("rules", "try", "my", "n.jsonl")
    assert (result.code, result.err) == (0, "")
    assert "n.jsonl:1:3  Hull 7\n" in result.text


def test_an_outlet_that_nothing_tells(cli, here):
    rule_file(here / "my", HULL)
    (here / "x.txt").write_text(page("Hull 7"), encoding="utf-8")
    result = cli("rules", "try", "my", "x.txt")
    assert result.err == (
        "clean: warning: no page is known to be of an outlet with tried rules; name it with "
        "--site, or put the pages in a folder called like it\n"
    )
    assert "never hit: no page of its outlet" in result.text
    assert cli("rules", "try", "my", "x.txt", "-q").err == ""
    named = cli("rules", "try", "my", "x.txt", "--site", SITE)
    assert "x.txt:3  Hull 7" in named.text
    assert cli("rules", "try", "my", "x.txt", "--site", "bogus").failed(2, "no rules for")


def test_standard_input(cli, here):
    rule_file(here / "my", HULL)
    result = cli("rules", "try", "my", "--site", SITE, stdin=page("Hull 7").encode())
    assert "    -:3  Hull 7\n" in result.text


def test_css_rules_and_pages_of_html(cli, here):
    css = HULL.replace('"line"', '"css"').replace("Hull \\d+", "p.hull")
    css = css.replace("- Hull 7", '- <p class="hull">Hull 7</p>').replace("+ The", "+ <p>The")
    rule_file(here / "my", css)
    folder = here / SITE
    folder.mkdir()
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    html = f'<html><body><article>{body}<p class="hull">Hull 7</p>{body}</article></body></html>'
    (folder / "p.html").write_text(html, encoding="utf-8")
    tried = json.loads(cli("rules", "try", "my", SITE, "--json").out)
    (rule,) = tried["rules"]
    assert (rule["kind"], rule["found"], rule["lines"]) == ("css", 1, 1)


@pytest.mark.usefixtures("scrapes")
def test_json(cli, here):
    path = rule_file(here / "my", HULL, MAST, WIDE)
    data = json.loads(cli("rules", "try", "my", SITE, "--against", path, "--json").out)
    assert list(data) == [
        *("format", "tool", "tried", "against", "pages", "acted", "sites", "rules"),
        *("gone", "kept", "failed", "warnings"),
    ]
    assert data["format"] == 1
    assert (data["tried"], data["against"]) == ("my", [str(path)])
    assert (data["pages"], data["acted"], data["sites"]) == (2, 2, {SITE: 2})
    assert data["tool"]["rules_sha256"]["before"] != data["tool"]["rules_sha256"]["after"]
    hull, mast, pilots = data["rules"]
    kind = {"rule": f"{SITE}/hull", "kind": "line", "label": "other"}
    figures = {"pages": 2, "found": 3, "lines": 3, "words": 6, "new": 3, "greedy": None}
    assert hull == {**kind, "file": f"my/{SITE}.toml", **figures}
    assert (mast["found"], mast["greedy"]) == (0, None)
    place = {"name": "boats.example/a.txt", "line": 1}
    assert pilots["greedy"] == {"lines": 2, "words": 32, **place}
    first = {"name": f"{SITE}/a.txt", "line": 3, "by": f"{SITE}/hull"}
    counts = {"text": "Hull 7", "words": 2, "lines": 2, "pages": 2}
    assert data["gone"]["each"][0] == {**first, **counts}
    assert (data["gone"]["lines"], data["gone"]["words"]) == (5, 38)
    assert data["kept"] == {"lines": 0, "words": 0, "each": []}


def test_many_lines_are_cut_unless_all_are_asked_for(cli, here, scrapes):
    rule_file(here / "my", HULL, MAST)
    hulls = [f"Hull {number}" for number in range(100, 130)]
    (scrapes / "c.txt").write_text(page(*hulls, "Mast 1", "Mast 2"), encoding="utf-8")
    some = cli("rules", "try", "my", SITE).text
    listed = [line for line in some.splitlines() if line.startswith("    ")]
    assert len(listed) == 20
    assert sum("Mast" in line for line in listed) == 2  # however much another rule takes
    assert "  ... and 14 more; --all lists them\n" in some
    every = cli("rules", "try", "my", SITE, "--all").text
    assert sum(line.startswith("    ") for line in every.splitlines()) == 34
    assert "more; --all" not in every


def test_what_is_not_trusted_is_shown_as_escapes(cli, here, scrapes):
    rule_file(here / "my", HULL.replace("Hull \\d+", "Hull.*"))
    (scrapes / "a\x1b[31m.txt").write_text(page("Hull \x1b[31m\u202e7"), encoding="utf-8")
    text = cli("rules", "try", "my", SITE).text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "a\\x1b[31m.txt:3  Hull \\x1b[31m\\u202e7" in text


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("why =", "wy =", "no such key: 'wy'"),
        ("- Hull 7", "- Hull seven", "'Hull seven' is marked - but stays"),
        ("Hull \\d+", "(a|aa)+$", "the pattern runs away"),
    ],
)
@pytest.mark.usefixtures("scrapes")
def test_a_rule_file_that_does_not_hold(cli, here, old, new, what):
    path = rule_file(here / "my", HULL.replace(old, new))
    for words in (["my", SITE], [path, SITE], ["my", "missing.txt"]):
        assert cli("rules", "try", *words).failed(2, f"my/{SITE}.toml: rule hull", what)
    rule_file(here / "good", HULL)
    assert cli("rules", "try", "good", SITE, "--against", "my").failed(2, what)


@pytest.mark.usefixtures("scrapes")
def test_rules_that_are_not_there(cli, here):
    rule_file(here / "my", HULL)
    (here / "empty").mkdir()
    assert cli("rules", "try", "missing", SITE).failed(2, "missing: is no rule file and no folder")
    assert cli("rules", "try", "empty", SITE).failed(2, "empty: holds no rule file")
    assert cli("rules", "try", "my", SITE, "--against", "no").failed(2, "no: no such rule folder")
    assert cli("rules", "try").failed(2, "Missing argument 'RULES'")


def test_inputs_that_cannot_be_read(cli, here, scrapes):
    rule_file(here / "my", HULL, MAST)
    (scrapes / "c.txt").write_bytes(b"\x7fELF\x00\x01" * 100)
    result = cli("rules", "try", "my", SITE, "missing.txt")
    assert result.code == 3
    assert [error.split(": ")[2] for error in result.errors] == [f"{SITE}/c.txt", "missing.txt"]
    assert result.text == TABLE
    alone = cli("rules", "try", "my", "missing.txt")
    assert alone.failed(3, "missing.txt: cannot be read")
    rows = '{"text": "Rain fell on the town."}\n{"text"\n'
    (here / "n.jsonl").write_text(rows)
    result = cli("rules", "try", "my", "n.jsonl", "--site", SITE)
    assert (result.code, len(result.errors)) == (3, 1)
    assert "n.jsonl:2" in result.err
    assert result.text.endswith("newly gone: nothing; newly kept: nothing.\n")


def test_a_folder_without_pages(cli, here):
    rule_file(here / "my", HULL)
    (here / "empty").mkdir()
    result = cli("rules", "try", "my", "empty")
    assert (result.code, result.err) == (
        0,
        "clean: warning: empty: no pages there; nothing was tried\n",
    )


@pytest.mark.usefixtures("scrapes")
def test_an_interruption(cli, here, monkeypatch):
    from cleaner.strip.trial.page import Trial

    def interrupted(*_):
        raise KeyboardInterrupt

    rule_file(here / "my", HULL)
    monkeypatch.setattr(Trial, "of", interrupted)
    assert cli("rules", "try", "my", SITE).failed(130, "interrupted")


def test_on_a_terminal_without_pages(here, capfd, monkeypatch):
    rule_file(here / "my", HULL)
    monkeypatch.setattr(sys, "stdin", type("Terminal", (), {"isatty": lambda _: True})())
    assert run_command(["rules", "try", "my"]) == 2
    assert "Try `clean rules try --help`" in capfd.readouterr().err


def test_progress_is_shown_in_a_terminal(cli, here, monkeypatch):
    rule_file(here / "my", HULL)
    row = json.dumps({"text": page("Hull 7"), "site": SITE})
    (here / "n.jsonl").write_text(f"{row}\n" * 3)
    monkeypatch.setattr("cleaner.cli.articles.progress.shows", lambda **_: True)
    monkeypatch.setattr("cleaner.cli.rules.trial.work.OFTEN", 2)
    result = cli("rules", "try", "my", "n.jsonl")
    assert "n.jsonl: 2 rows" in result.err
    assert result.err.endswith("\r\x1b[K")
    assert "n.jsonl:1:3  Hull 7  (3 pages)\n" in result.text


def test_other_commands_do_not_load_what_a_trial_needs(program, here):
    rule_file(here / "my", HULL)
    words = ["rules", "check", "my"]
    code = f"import sys; from cleaner.cli.app import run_command; run_command({words})"
    code += "; print([name for name in sys.modules if name.startswith('cleaner.corpus.articles')])"
    done = program(script=f'{sys.executable} -c "{code}"')
    assert done.text.splitlines()[-1] == "[]"

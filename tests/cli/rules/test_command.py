"""`clean rules`, and rule files that do not hold: one clear error that names file and rule."""

from __future__ import annotations

import json
import os
import time

import pytest

GOOD = """site = "boats.example"
checked = 2019-01-01

[[rule]]
id = "hull"
kind = "line"
why = "names a hull"
match = 'Hull \\d+'
example = '''
- Hull 7
+ The hull was red.
'''
"""
BAD = {
    "unknown-key": (GOOD.replace("why =", "wy ="), "hull"),
    "unknown-key-at-the-top": ("colour = 1\n" + GOOD, "no such key: 'colour'"),
    "unknown-kind": (GOOD.replace('"line"', '"lines"'), "rule hull: kind"),
    "runs-away": (GOOD.replace("Hull \\d+", "(a|aa)+$"), "rule hull: match: the pattern runs away"),
    "does-not-compile": (GOOD.replace("Hull \\d+", "Hull ("), "does not compile"),
    "matches-nothing": (GOOD.replace("Hull \\d+", "(Hull \\d+)?"), "matches the empty string"),
    "twice": (GOOD + GOOD[GOOD.index("[[rule") :], "rule hull: the id stands twice"),
    "wrong-minus": (GOOD.replace("- Hull 7", "- Hull seven"), "'Hull seven' is marked - but stays"),
    "wrong-plus": (GOOD.replace("+ The hull was red.", "+ Hull 8"), "is marked + but goes"),
    "no-plus": (GOOD.replace("+ The hull was red.\n", ""), "both marks"),
    "no-example": (GOOD[: GOOD.index("example")], "example"),
    "no-marks": (GOOD.replace("- Hull", "Hull"), "starts with '- '"),
    "no-such-signal": (GOOD.replace("[[rule", 'disable = ["pitchh"]\n[[rule'), "no such signal"),
    "a-signal-that-goes-with-the-judge": (
        GOOD.replace("[[rule", 'disable = ["structure"]\n[[rule'),
        "disable 'structure': no such signal (there are between, ",
    ),
    "an-address": (
        GOOD.replace("[[rule", 'domains = ["https://www.x.example/"]\n[[rule'),
        "domains[0]: give a host name, without https:// or path",
    ),
    "other-site": (GOOD.replace('"boats.example"', '"ships.example"'), "the file name says"),
    "not-toml": (GOOD + "[[rule", "not TOML"),
    "duplicate-key": ("site = 'x'\n" + GOOD, "not TOML"),
    "empty-file": ("", "site"),
    "a-page": ("<html><body>not a rule file</body></html>", "not TOML"),
    "deep": ("x = " + "[" * 20_000, "not TOML"),
    "no-match": (GOOD.replace("match = 'Hull \\d+'\n", ""), "needs match or cues"),
    "section-without-fence": (GOOD.replace('"line"', '"section"'), "needs at_most"),
    "too-large": (GOOD + "#" * 1_000_000, "too long"),
    "long-pattern": (GOOD.replace("Hull", "Hull" * 300), "rule hull: match"),
    "not-utf-8": (GOOD.replace("hull was", "h\udcffll was"), "is not UTF-8"),
    "utf-16": (GOOD.encode("utf-16").decode("latin-1"), "boats.example.toml"),
}


def _written(folder, text):
    folder.mkdir(exist_ok=True)
    path = folder / "boats.example.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    if text.startswith("\xff\xfe"):
        path.write_bytes(text.encode("latin-1"))
    return path


@pytest.mark.parametrize("name", BAD)
def test_a_rule_file_that_does_not_hold(cli, tmp_path, monkeypatch, name):
    text, what = BAD[name]
    path = _written(tmp_path / "rules", text)
    began = time.monotonic()
    for words in (["--rules", path.parent], ["--rules", path]):
        assert cli(*words, stdin=b"a" * 60 + b"!\n").failed(2, "boats.example.toml: ", what)
    assert cli("explain", "--rules", path.parent, stdin=b"x").failed(2, what)
    monkeypatch.setenv("CLEAN_RULES", str(path.parent))
    assert cli(stdin=b"Rain fell.\n").failed(2, what)
    for command in ("check", "test"):
        result = cli("rules", command, path.parent)
        wrong = not (command == "check" and name.startswith("wrong-"))
        assert result.code == wrong
        assert len(result.errors) == wrong or name.startswith("wrong-")
        assert not wrong or what in result.err
    assert time.monotonic() - began < 60


def test_a_pattern_that_runs_away_only_on_this_text(cli, tmp_path):
    path = _written(tmp_path / "rules", GOOD.replace("Hull \\d+", "Hull \\d+|q(a|aa)+(b|c)+[^z]*y"))
    result = cli("--rules", path, "--site", "boats.example", stdin=b"q" + b"a" * 60 + b"!\n")
    assert result.failed(2, "rule hull", "the pattern")


def test_check_and_test_of_good_rules(cli, tmp_path):
    path = _written(tmp_path / "rules", GOOD)
    for target in (path, path.parent):
        assert cli("rules", "check", target).text == "rule files checked: 1, errors: 0\n"
        assert cli("rules", "test", target).text == "rules tested: 1, failures: 0\n"


def test_check_counts_every_file_that_is_wrong(cli, tmp_path):
    path = _written(tmp_path, GOOD)
    for name in ("a.toml", "b.toml"):
        path.with_name(name).write_text("site = 1\n")
    result = cli("rules", "check", tmp_path)
    assert (result.code, result.text) == (1, "rule files checked: 3, errors: 2\n")
    assert len(result.errors) == 2


def test_list_marks_what_is_stale(cli, tmp_path):
    path = _written(tmp_path / "rules", GOOD)
    head, *rows = cli("rules", "list", "--rules", path.parent).text.splitlines()
    assert head.split() == ["outlet", "rules", "checked", "file"]
    (row,) = (row for row in rows if row.startswith("boats.example"))
    assert row.split()[1:3] == ["1", "2019-01-01"]
    assert row.endswith("(stale)")
    assert any(row.startswith("_any ") for row in rows)


def test_show(cli, tmp_path):
    path = _written(tmp_path / "rules", GOOD)
    words = ("rules", "show", "--rules", path.parent)
    whole = cli(*words, "boats.example").text
    assert whole.startswith("boats.example/hull  (line, other)\n")
    assert "  match    Hull \\d+\n" in whole
    assert "  example  - Hull 7\n" in whole
    assert cli(*words, "boats.example/hull").text == whole
    assert cli(*words, "hull").text == whole
    assert cli(*words, "boats.example/nothing").failed(2, "no such outlet, rule or signal")
    assert cli("rules", "show", "boats.example").failed(2, "rules of your own: --rules DIR")
    assert cli("rules", "show").failed(2, "Missing argument")


def test_what_a_terminal_might_obey_is_shown_as_an_escape(cli, tmp_path):
    path = _written(tmp_path / "rules", GOOD)
    path.write_text(path.read_text().replace("names a", "names a \N{RIGHT-TO-LEFT OVERRIDE}"))
    shown = cli("rules", "show", "--rules", path.parent, "boats.example").text
    assert "  why      names a \\u202e hull\n" in shown


def test_show_and_list_name_the_signals(cli):
    shown = cli("rules", "show", "gallery", "judge").text
    assert shown.startswith("gallery  (signal)\n  finds    photo galleries: ")
    assert "\njudge  (signal)\n" in shown
    last = cli("rules", "list").text.splitlines()[-1]
    assert last.startswith("signals, for every outlet: between, ")
    assert all(f" {name}," in last for name in ("pitch", "judge", "gallery-copy"))


def test_a_domain_that_another_outlet_has_is_doubted(cli, tmp_path, monkeypatch):
    domains = 'domains = ["boats.example", "TheWeek.com"]\n[[rule'
    path = _written(tmp_path / "rules", GOOD.replace("[[rule", domains))
    result = cli("rules", "check", path)
    assert (result.code, result.text) == (0, "rule files checked: 1, errors: 0\n")
    assert result.err.startswith(f"clean: warning: {path}: TheWeek.com belongs to ")
    assert "theweek.com.toml, too" in result.err
    assert result.err.count("\n") == 1
    other = _written(tmp_path / "other", GOOD)
    monkeypatch.setattr("cleaner.strip.rulebook.find.packaged_rules", lambda: other.parent)
    result = cli("rules", "check")  # the packaged ones
    assert (result.err, result.text) == ("", "rule files checked: 1, errors: 0\n")


def test_a_folder_without_rule_files(cli, tmp_path, monkeypatch):
    empty, other = tmp_path / "empty", tmp_path / "other"
    empty.mkdir()
    other.mkdir()
    (other / "boats.example.tml").write_text(GOOD)
    for folder in (empty, other):
        problem = f"{folder}: holds no rule file; they are called SITE.toml"
        for command in ("check", "test"):
            assert cli("rules", command, folder).failed(2, problem)
        assert cli("--rules", folder, stdin=b"Rain fell.\n").failed(2, problem)
        with monkeypatch.context() as patch:
            patch.setenv("CLEAN_RULES", str(folder))
            assert cli("explain", stdin=b"Rain fell.\n").failed(2, problem)


def test_the_schema_is_json(cli):
    schema = json.loads(cli("rules", "schema").out)
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["title"] == "cleaner rule file"


def test_rules_that_are_not_there(cli, tmp_path, monkeypatch):
    missing = tmp_path / "missing"
    assert cli("--rules", missing, stdin=b"x").failed(2, "missing: no such rule folder")
    for command in ("check", "test"):
        assert cli("rules", command, missing).failed(2, "missing: no such rule file or folder")
    assert cli("rules", "bogus").failed(2, "bogus")
    monkeypatch.setenv("CLEAN_RULES", f"{tmp_path}:{missing}")
    assert cli(stdin=b"x").failed(2, "missing: no such rule folder")
    assert cli("rules", "list").failed(2, "missing: no such rule folder")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("place", ["boats.example.toml", "_families/boats.toml"])
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_what_is_called_like_a_rule_file_must_be_one(cli, tmp_path, place, make):
    path = tmp_path / "rules" / place
    path.parent.mkdir(parents=True)
    make(path)
    problem = f"{path}: is no regular file"
    assert cli("--rules", tmp_path / "rules", stdin=b"x").failed(2, problem)
    assert cli("rules", "list", "--rules", tmp_path / "rules").failed(2, problem)
    for command in ("check", "test"):
        done = cli("rules", command, tmp_path / "rules")
        assert (done.code, len(done.errors)) == (1, 1)
        assert problem in done.err


@pytest.mark.timeout(60)
def test_a_pipe_is_no_rule_file_though_it_is_named(cli, tmp_path):
    pipe = tmp_path / "boats.example.toml"
    os.mkfifo(pipe)
    assert cli("--rules", pipe, stdin=b"x").failed(2, f"{pipe}: is no rule file and no folder")
    for command in ("check", "test"):
        assert cli("rules", command, pipe).failed(2, f"{pipe}: is no rule file and no folder")

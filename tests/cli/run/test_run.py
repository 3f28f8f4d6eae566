"""`clean FILE...`: filter, files, folders, in place, and the options."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

PAGE = """<!doctype html><html><head><title>The ferry is back</title>
<link rel="canonical" href="https://example.org/ferry"></head><body>
<p>The harbour ferry is back after nine weeks in the yard, and the pilots were pleased.</p>
<p>Sign up for our newsletter</p>
<p>It sails at nine, the harbour office said on Monday, and it carries forty cars each time.</p>
</body></html>
"""
RULES = """site = "boats.example"
domains = ["boats.example"]

[[rule]]
id = "hull"
kind = "line"
label = "related"
why = "names a hull"
match = '''Hull \\d+'''
example = '''
- Hull 7
+ The hull was red.
'''
"""


@pytest.fixture
def hull(tmp_path, article):
    """A folder of rules, and a text on which they act."""
    rules, text = tmp_path / "rules", tmp_path / "hull.txt"
    rules.mkdir()
    (rules / "boats.example.toml").write_text(RULES)
    text.write_text(article + "\nHull 9\n", encoding="utf-8")
    return rules, text


def test_it_is_a_filter(program, scrape, article):
    assert program(stdin=scrape.read_bytes()).text == article
    assert program("-", stdin=scrape.read_bytes()).text == article
    assert program("run", scrape).text == article


def test_one_file_to_standard_output_or_a_file(cli, scrape, article):
    out = scrape.with_name("deep") / "er" / "out.txt"
    assert cli(scrape).text == article
    result = cli(scrape, "-o", out)
    assert (result.code, result.out, result.err) == (0, b"", "")
    assert out.read_text(encoding="utf-8") == article


def test_a_folder_to_a_folder_keeps_names_and_tree(cli, tmp_path, scrape, article):
    source, out = tmp_path / "in", tmp_path / "out"
    for name in ("a.txt", "b/a.txt", "b/c/d", "b/page.html"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(PAGE if name.endswith("html") else scrape.read_text("utf-8"))
    assert cli(source, "-o", out).code == 0
    found = {str(path.relative_to(out)): path for path in out.rglob("*") if path.is_file()}
    assert sorted(found) == ["a.txt", "b/a.txt", "b/c/d", "b/page.html.txt"]
    assert found["b/c/d"].read_text("utf-8") == article
    page = found["b/page.html.txt"].read_text("utf-8")
    assert "forty cars" in page
    assert "newsletter" not in page


def test_a_second_run_into_a_folder_among_its_inputs_says_what_to_leave_out(cli, tmp_path, scrape):
    source = tmp_path / "in"
    for name in ("a.txt", "b/a.txt"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes(scrape.read_bytes())
    again = (source, "-o", source / "out")
    assert cli(*again).code == 0
    assert cli(*again).failed(2, "out/a.txt: is an input, too; write", "--exclude 'out/*'")
    assert cli(*again, "--exclude", "out/*").code == 0
    assert not (source / "out" / "out").exists()
    assert cli(source, "-o", source).failed(2, "a.txt: output is the input; write elsewhere")
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "page.html").write_text(PAGE)
    again = (pages, "-o", pages / "out")
    assert cli(*again).code == 0
    assert cli(*again).failed(3, "page.html: would become", "an input, too", "--exclude 'out/*'")


def test_a_folder_of_one_file_is_a_folder_all_the_same(cli, tmp_path, scrape):
    assert cli(scrape.parent).failed(2, "several inputs: name a folder with -o")
    assert cli(scrape.parent, "-o", tmp_path / "out").code == 0
    assert (tmp_path / "out" / scrape.name).is_file()


def test_a_file_into_a_folder_that_is_there(cli, tmp_path, scrape, article):
    (tmp_path / "out").mkdir()
    assert cli(scrape, "-o", tmp_path / "out").code == 0
    assert (tmp_path / "out" / scrape.name).read_text("utf-8") == article


def test_two_inputs_never_become_one_output(cli, tmp_path):
    for name in ("a/x.txt", "b/x.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(f"This is {name}.\n")
    words = ("-o", tmp_path / "out", tmp_path / "a" / "x.txt", tmp_path / "b" / "x.txt")
    assert cli(*words).failed(2, "would both become")
    assert not (tmp_path / "out").exists()


def test_a_page_never_takes_the_place_of_a_text(cli, tmp_path):
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "page.html").write_text(PAGE)
    (source / "page.html.txt").write_text("Another text.\n")
    result = cli(source, "-o", out)
    assert result.failed(3, "page.html.txt: would become")
    assert [path.name for path in out.iterdir()] == ["page.html.txt"]
    assert "forty cars" in (out / "page.html.txt").read_text("utf-8")


def test_a_result_never_takes_the_place_of_the_audit(cli, tmp_path, scrape):
    out = tmp_path / "out"
    out.mkdir()
    audit = out / scrape.name
    assert cli("-o", out, "--audit", audit, scrape).failed(2, "is another output, too")
    assert not audit.exists()


def test_standard_input_among_files(cli, tmp_path, scrape, article):
    assert cli("-", scrape, "-o", tmp_path / "out", stdin=scrape.read_bytes()).code == 0
    assert (tmp_path / "out" / "stdin.txt").read_text("utf-8") == article
    assert cli("-", "-", "-o", tmp_path / "out").failed(2, "only once")


def test_a_usage_error_leaves_the_output_as_it_is(cli, tmp_path, scrape):
    out = tmp_path / "out.jsonl"
    out.write_text("old\n")
    for words in (
        ["--site", "nowhere.example"],
        ["--keep", "nothing"],
        ["--rules", tmp_path / "x"],
    ):
        assert cli("--json", "-o", out, *words, scrape).failed(2)
        assert out.read_text() == "old\n"


def test_in_place_with_a_backup_and_then_nothing_more(cli, scrape, article):
    before, backup = scrape.read_bytes(), scrape.with_name("scrape.txt.orig")
    result = cli("-i", scrape)
    assert (result.code, result.out, result.err) == (0, b"", "")
    assert scrape.read_text("utf-8") == article
    assert backup.read_bytes() == before
    stamp = scrape.stat().st_mtime_ns, backup.stat().st_mtime_ns
    for path in (scrape, scrape.parent):
        assert cli("-i", path).code == 0
    assert stamp == (scrape.stat().st_mtime_ns, backup.stat().st_mtime_ns)
    assert len(list(scrape.parent.iterdir())) == 2


@pytest.mark.parametrize("backup", [".orig", "~"])
def test_backups_in_a_folder_are_no_inputs(cli, tmp_path, scrape, backup):
    folder, out, more = tmp_path / "in", tmp_path / "out", ["--backup", backup]
    (folder / "deep").mkdir(parents=True)
    text = scrape.rename(folder / "deep" / "a.txt")
    assert cli("-i", *more, folder).code == 0
    lone = folder / f"a.txt{backup}"
    lone.write_bytes((folder / "deep" / lone.name).read_bytes())
    assert cli("--check", *more, folder).text == f"{lone}: 1 of 4 lines go (newsletter 1)\n"
    assert cli(*more, folder, "-o", out).code == 0
    assert sorted(path.name for path in out.rglob("*.txt*")) == ["a.txt", lone.name]
    lone.unlink()
    url = f"file://{folder}"
    assert all(cli("--check", *more, where).code == 0 for where in (folder, text, url))
    named = text.with_name(lone.name)
    assert cli("--check", *more, folder, named).text == f"{named}: 1 of 4 lines go (newsletter 1)\n"


def test_backups_are_passed_over_by_other_commands_too(cli, scrape):
    assert cli("-i", "--backup", "~", scrape).code == 0
    assert cli("-i", "--backup", "~", scrape.parent).code == 0
    scrape.with_name("scrape.txt~").rename(scrape.with_name("scrape.txt.orig"))
    assert cli("--check", "--backup", "~", scrape.parent).code == 0
    assert "newsletter" not in cli("explain", scrape.parent).text
    assert "1 document of 1 outlet" in cli("overlap", scrape.parent).text


def test_in_place_never_overwrites_a_backup(cli, scrape, article):
    before, backup = scrape.read_bytes(), scrape.with_name("scrape.txt.orig")
    backup.write_text("precious")
    assert cli("-i", scrape).failed(3, "scrape.txt.orig: a backup stands there")
    assert (scrape.read_bytes(), backup.read_text()) == (before, "precious")
    assert cli("-i", "--backup", "~", scrape).code == 0
    assert scrape.read_text("utf-8") == article
    assert scrape.with_name("scrape.txt~").read_bytes() == before


MENTIONED = (
    "<html><body><h1>&lt;html&gt; is 30 today</h1><p>The tag that began all pages was first "
    "written down in a hut by the harbour, said its author on Monday.</p></body></html>"
)


def test_what_is_left_and_reads_as_a_page_is_pointed_out(cli, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(MENTIONED)
    once = cli(path)
    assert once.text.startswith("<html> is 30 today\n")
    assert once.err == (
        f"clean: warning: {path}: what is left reads as HTML; to clean it again, say --from text\n"
    )
    assert cli("--from", "text", stdin=once.out).out == once.out
    assert cli("--from", "text", stdin=once.out).err == ""


@pytest.mark.xfail(strict=True, reason="text that begins with a tag it speaks of reads as HTML")
def test_text_that_begins_with_a_tag_comes_out_of_a_second_run_as_of_the_first(cli):
    once = cli(stdin=MENTIONED.encode()).out
    assert cli(stdin=once).out == once


def test_in_place_leaves_clean_files_alone(cli, tmp_path, article):
    path = tmp_path / "clean.txt"
    path.write_text(article, encoding="utf-8")
    assert cli("-i", path).code == 0
    assert [found.name for found in tmp_path.iterdir()] == ["clean.txt"]


@pytest.mark.parametrize(
    "words",
    [
        *(["-i", "-o", "out"], ["-i", "--json"], ["-i", "--diff"], ["-i", "--backup", ""]),
        *(["-i", "--backup", "/x"], ["-i", "-"], ["--diff", "--json"], ["--diff", "--dry-run"]),
        *(["--keep", "bogus"], ["--drop", "bogus"], ["--galleries", "some"], ["--from", "pdf"]),
        *(["--to", "xml"], ["--bogus"], ["--site"], ["--site", "nowhere.example"]),
        *(["--keep", "byline", "--drop", "byline"], ["--keep", "gallery", "--drop", "gallery"]),
        *(["--json", "--to", "text"], ["--json", "--to", "paragraphs"]),
        *(["--rules", "missing"], ["-o"], ["--audit"]),
    ],
    ids=" ".join,
)
def test_words_that_do_not_go_together(cli, scrape, monkeypatch, words):
    monkeypatch.chdir(scrape.parent)
    before = scrape.read_bytes()
    extra = [] if words[-1] in ("--site", "-o", "--audit") else ["scrape.txt"]
    assert cli(*extra, *words).failed(2)
    assert [path.name for path in scrape.parent.iterdir()] == ["scrape.txt"]
    assert scrape.read_bytes() == before


def test_an_unknown_kind_names_them_all(cli, scrape):
    assert cli("--keep", "newsletters", scrape).failed(2, "--keep newsletters", "gallery, caption")


def test_keep_and_drop(cli, scrape, article):
    text = scrape.read_text("utf-8") + "\nAccept all cookies\n"
    for words in (["--keep", "newsletter,cookie"], ["--keep", "cookie", "--keep", "newsletter"]):
        assert cli(*words, stdin=text.encode()).text == text
    assert "cookies" in cli("--keep", "cookie", stdin=text.encode()).text
    by = "By Ana Sørli\n\n" + article
    assert cli(stdin=by.encode()).text == by
    assert cli("--drop", "byline", stdin=by.encode()).text == article


def test_galleries(cli, tmp_path):
    rules, text = tmp_path / "rules", "1/9\nA boat\n\nRain fell.\n\n1/9\nA boat\n"
    rules.mkdir()
    (rules / "g.example.toml").write_text(
        RULES.replace("boats", "g")
        .replace('label = "related"', 'label = "gallery"\nat_most = 2')
        .replace('"line"', '"section"')
        .replace("Hull \\d+", "\\d/9")
        .replace("- Hull 7\n+ The hull was red.", "+ It was red.\n- 1/9\n- A boat")
    )
    shown = {
        mode: cli("--rules", rules, "--site", "g.example", "--galleries", mode, stdin=text.encode())
        for mode in ("drop", "keep", "first")
    }
    assert shown["drop"].text == "Rain fell.\n"
    assert shown["keep"].code == shown["first"].code == 0
    assert len(shown["drop"].out) <= len(shown["first"].out) <= len(shown["keep"].out)


def test_rules_of_ones_own(cli, hull, monkeypatch, article):
    rules, text = hull
    assert "Hull 9" in cli(text).text
    assert "Hull 9" in cli("--rules", rules, text).text
    assert cli("--rules", rules, "--site", "boats.example", text).text == article
    assert cli("--rules", rules, "--url", "https://boats.example/1", text).text == article
    file = rules / "boats.example.toml"
    assert cli("--rules", file, "--site", "boats.example", text).text == article
    monkeypatch.setenv("CLEAN_RULES", str(rules))
    assert cli("--site", "boats.example", text).text == article
    assert "Hull" in cli("--site", "boats.example", "--no-site-rules", text).text


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_called_like_an_outlet_is_of_it(cli, hull, article, jobs):
    rules, text = hull
    source, out = text.parent / "in", text.parent / "out"
    for name in ("boats.example", "other.example"):
        (source / name).mkdir(parents=True)
        (source / name / "a.txt").write_bytes(text.read_bytes())
    assert cli("--rules", rules, "-j", jobs, source, "-o", out).code == 0
    assert (out / "boats.example" / "a.txt").read_text(encoding="utf-8") == article
    assert "Hull 9" in (out / "other.example" / "a.txt").read_text(encoding="utf-8")


def test_what_is_said_of_the_outlet_goes_before_its_folder(cli, hull):
    rules, text = hull
    (rules / "docks.example.toml").write_text(RULES.replace("boats", "docks"))
    (text.parent / "boats.example").mkdir()
    here = text.rename(text.parent / "boats.example" / text.name)
    for words, site in (
        ([], "boats.example"),
        (["--site", "docks.example"], "docks.example"),
        (["--url", "https://docks.example/1"], "docks.example"),
        (["--url", "https://news.example/1"], None),
    ):
        assert json.loads(cli("--json", "--rules", rules, *words, here).out)["site"] == site
        heading = cli("explain", "--rules", rules, *words, here).text.splitlines()[0]
        assert f" · {site or 'outlet not known, general rules only'} · " in heading
    page = here.with_suffix(".html")
    page.write_text(PAGE.replace("example.org", "docks.example"), encoding="utf-8")
    assert json.loads(cli("--json", "--rules", rules, page).out)["site"] == "docks.example"


def test_a_url_is_noted(cli, scrape):
    record = json.loads(cli("--json", "--url", "https://example.org/a", scrape).out)
    assert record["url"] == "https://example.org/a"
    assert cli("--url", "http://[", scrape).code == 0


def test_dry_run_writes_nothing(cli, scrape):
    audit = scrape.with_name("audit.jsonl")
    result = cli("--dry-run", "--audit", audit, "-o", scrape.with_name("out.txt"), scrape)
    assert result.text == f"{scrape}: 1 of 4 lines go (newsletter 1)\n"
    assert [path.name for path in scrape.parent.iterdir()] == ["scrape.txt"]


def test_quiet_and_verbose(cli, scrape):
    assert cli("-v", scrape).err == f"{scrape}: 1 of 4 lines go (newsletter 1)\n"
    warned = cli(stdin=b"Sign up for our newsletter\n")
    assert warned.out == b"Sign up for our newsletter\n"
    assert warned.err.startswith("clean: warning: -: every line looked like boilerplate")
    assert cli("-q", stdin=b"Sign up for our newsletter\n").err == ""


def test_an_empty_result_is_not_silent(cli, hull):
    rules, _ = hull
    words = ("--rules", rules, "--site", "boats.example")
    result = cli(*words, stdin=b"Hull 1\n\nHull 2\n")
    assert result.out.strip() == b""
    assert "clean: warning: -: nothing is left of it" in result.err


@pytest.mark.parametrize("raw", [b"", b" \r\n\n", b"\xef\xbb\xbf"])
def test_an_input_without_text_is_not_silent(cli, raw):
    result = cli(stdin=raw)
    assert (result.code, result.err) == (0, "clean: warning: -: no text in it\n")
    assert cli("-q", stdin=raw).err == ""


def test_explain_beside_the_result(cli, scrape, article):
    result = cli("--explain", scrape)
    assert result.text == article
    assert "     3  drop  newsletter    Sign up for our newsletter\n" in result.err


def test_the_version(cli, program):
    from cleaner import __version__

    assert cli("--version").text == f"clean {__version__}\n"
    assert program("--version").text == f"clean {__version__}\n"


@pytest.mark.parametrize(
    "command",
    [
        *("", "run", "explain", "restore", "rules list", "rules show", "rules check"),
        *("rules test", "rules schema", "rules new", "rules try"),
    ],
)
def test_every_help_shows_an_example(cli, command):
    result = cli(*command.split(), "--help")
    assert result.code == 0
    assert cli(*command.split(), "-h").text == result.text
    assert f"\n  clean {command}".rstrip() in result.text.replace("clean <", "clean run <", 1) or (
        command == "run" and "\n  clean < scrape.txt > article.txt" in result.text
    )
    assert "\b" not in result.text


def test_help_names_every_command(cli):
    result = cli("--help")
    assert all(f"\n  {name} " in result.text for name in ("run", "explain", "restore", "rules"))


def test_without_a_command_rules_says_so(cli):
    assert cli("rules").failed(2, "Missing command", "clean rules --help")


def test_a_word_close_to_a_command_is_pointed_out(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert cli("explian").failed(3, "did you mean `clean explain`?")
    assert cli("restor", "x").failed(3, "did you mean `clean restore`?")
    assert cli("help").failed(3, "did you mean `clean --help`?")
    assert cli("something.txt").failed(3, "something.txt: cannot be read")
    Path("explian").write_text("Rain fell.\n")
    late = cli("--no-model", "explain", "explian")
    assert late.failed(2, "explain: no such file; a command comes first: clean explain")
    Path("explain").write_text("Rain fell.\n")
    assert cli("--no-model", "explain").text == "Rain fell.\n"
    assert cli("explian").text == "Rain fell.\n"


@pytest.mark.parametrize("words", [["./explain"], ["--", "explain"], ["run", "explain"]])
def test_a_file_called_like_a_command(cli, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    Path("explain").write_text("Rain fell.\n")
    assert cli(*words).text == "Rain fell.\n"


def test_a_terminal_without_input_gets_help(monkeypatch, capfdbinary):
    import sys

    from cleaner.cli.app import run_command

    monkeypatch.setattr(sys, "stdin", type("Terminal", (), {"isatty": lambda _: True})())
    assert run_command([]) == 2
    said = capfdbinary.readouterr()
    assert (said.out, b"clean --help" in said.err) == (b"", True)


def test_completion(program):
    env = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    shown = program("--show-completion", "bash", env=env)
    assert shown.code == 0
    assert "_CLEAN_COMPLETE=complete_bash" in shown.text
    done = subprocess.run(["bash", "-n"], input=shown.out, check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    asked = {"_CLEAN_COMPLETE": "complete_bash", "COMP_WORDS": "clean re", "COMP_CWORD": "1"}
    assert program(env=asked).text.split() == ["restore"]
    asked = {**asked, "COMP_WORDS": "clean run --ga", "COMP_CWORD": "2"}
    assert program(env=asked).text.split() == ["--galleries"]


def test_an_output_that_ends_with_a_slash_is_a_folder(cli, scrape, tmp_path):
    target = tmp_path / "new"
    assert cli("-o", f"{target}/", scrape).code == 0
    assert [path.name for path in target.iterdir()] == [scrape.name]

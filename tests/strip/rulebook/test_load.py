from __future__ import annotations

import pytest

from cleaner.model import RuleError
from cleaner.strip.rulebook import load as loading
from cleaner.strip.rulebook.load import load

EXAMPLE = "example = '''\n- Share\n+ Share prices fall\n'''"
RULE = f"""
[[rule]]
id = "it"
kind = "line"
why = "a test"
match = "Share"
{EXAMPLE}
"""
HEAD = 'site = "a.example"\n'


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.example.toml"


@pytest.fixture
def refused(path):
    """What the error says after the file's name."""

    def run(text: str | bytes) -> str:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(RuleError) as caught:
            load(path, site="a.example", sound=True)
        place, _, what = str(caught.value).partition(".toml: ")
        assert place + ".toml" == str(path)
        assert "\n" not in what
        return what

    return run


def changed(old: str, new: str) -> str:
    assert old in RULE
    return HEAD + RULE.replace(old, new)


def test_a_sound_file(path):
    path.write_text(
        HEAD + 'domains = ["a.example"]\nchecked = 2026-11-20\n'
        '[[fingerprint]]\nline = "Created with Sketch."\nweight = 2\n' + RULE
    )
    file = load(path, site="a.example", sound=True)
    assert [rule.id for rule in file.rule] == ["it"]
    assert file.fingerprint[0].weight == 2
    assert file.checked is not None


@pytest.mark.parametrize("head", [b"\xef\xbb\xbf", b""])
def test_windows_files_are_fine(path, head):
    path.write_bytes(head + (HEAD + RULE).replace("\n", "\r\n").encode())
    assert "\r" not in load(path, site="a.example", sound=True).rule[0].example


def test_it_cannot_be_read(path):
    with pytest.raises(RuleError, match="cannot be read: No such file"):
        load(path, site="a.example", sound=True)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (b"site = '\xff'", "byte 8 is not UTF-8; save it as UTF-8"),
        ("site = ", "not TOML: "),
        ('site = "a"\nsite = "b"', "not TOML: "),
        ("a = " + "[" * 5000, "not TOML: "),
        ("x = 2026-13-01", "not TOML: "),
        ("", "Object missing required field `site`"),
        ('site = "b.example"', "site is 'b.example', but the file name says 'a.example'"),
        ("site = 7", "site: Expected `str`, got `int`"),
        (HEAD + "sight = 1", "no such key: 'sight' (there are site, domains, checked, "),
        (HEAD + 'checked = "soon"', "checked: Invalid "),
        (HEAD + "domains = 'a'", "domains: Expected `array`, got `str`"),
        (HEAD + "rule = 3", "rule: Expected `array`, got `int`"),
        (HEAD + "rule = [3]", "rule 0: Expected `object`, got `int`"),
        (HEAD + "[[rule]]\nwhy = 'abc'", "rule number 1: Object missing required field `id`"),
        (HEAD + "domains = ['https://x.example/']", "domains[0]: give a host name, without https"),
        (
            HEAD + "[[fingerprint]]\nline = 'x'",
            "fingerprint[0].line: Expected `str` of length >= 3",
        ),
        (
            HEAD + "[[fingerprint]]\nline = 'xyz'\nweight = 9",
            "fingerprint[0].weight: Expected `int` <= 5",
        ),
    ],
)
def test_what_is_no_rule_file(refused, text, what):
    assert refused(text).startswith(what)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('id = "it"', 'id = "It is"', "rule It is: id: give words in lower case with hyphens"),
        (
            'kind = "line"',
            'kind = "xpath"',
            "rule it: kind: no such kind: 'xpath' (there are line, ",
        ),
        ("why", "because", "rule it: no such key: 'because' (there are id, kind, why, example, "),
        ("why", "at-most", "rule it: no such key: 'at-most' (there are "),
        ('why = "a test"\n', "", "rule it: Object missing required field `why`"),
        (EXAMPLE, "", "rule it: Object missing required field `example`"),
        ('match = "Share"\n', "", "rule it: needs match or cues"),
        ('match = "Share"', 'match = ""', "rule it: match: Expected `str` of length >= 1"),
        ("Share", "x" * 1001, "rule it: match: Expected `str` of length <= 1000"),
        ('"line"', '"section"', "rule it: a section needs at_most, the most it may take"),
        ('"line"', '"tail"', "rule it: a tail needs at_most, the most it may take"),
        ('"line"', '"line"\nat_most = 3', "rule it: at_most belongs to section and tail"),
        ('"line"', '"line"\nstop = "x"', "rule it: stop belongs to section"),
        ('"line"', '"tail"\nat_most = 2\nstop = "x"', "rule it: stop belongs to section"),
        ('"line"', '"section"\nat_most = 0', "rule it: at_most: Expected `int` >= 1"),
        ('"line"\n', '"line"\ncover = 0.5\n', "rule it: cover counts cues; there are none"),
        ('"line"', '"keep"\nscore = 0.5', "rule it: a keep rule has no score"),
        ('"line"', '"line"\nscore = 2', "rule it: score: Expected `float` <= 1"),
        ('"line"', '"line"\ncues = [""]', "rule it: cues[0]: Expected `str` of length >= 1"),
        (
            '"line"',
            '"line"\nlabel = "ads"',
            "rule it: label: no such label: 'ads' (there are cookie, ",
        ),
        ('match = "Share"', 'cues = ["share"]\nkind2 = 1', "rule it: no such key: 'kind2'"),
        (
            "- Share",
            "Share",
            "rule it: every line of the example starts with '- ' (it goes) or '+ ' (it stays)",
        ),
        (
            "+ Share",
            "- Share",
            "rule it: the example needs both marks: '- ' a line that goes and '+ ' one that stays",
        ),
        ('"Share"', '"Share("', "rule it: match: the pattern does not compile: "),
        ('"Share"', '"(?:Share)?"', "rule it: match: the pattern matches the empty string; "),
        ('"Share"', "'(a|aa)+$'", "rule it: match: the pattern runs away; "),
        (
            '"line"',
            '"section"\nat_most = 2\nstop = "("',
            "rule it: stop: the pattern does not compile: ",
        ),
    ],
)
def test_what_is_no_rule(refused, old, new, what):
    assert refused(changed(old, new)).startswith(what)


def test_a_span_needs_a_pattern(refused):
    text = changed('kind = "line"', 'kind = "span"').replace('match = "Share"', 'cues = ["share"]')
    assert refused(text) == "rule it: a span needs match"


def test_an_id_stands_once(refused):
    assert refused(HEAD + RULE + RULE) == "rule it: the id stands twice; give each its own"


def test_a_file_that_is_too_long(refused, monkeypatch):
    monkeypatch.setattr(loading, "MAX_BYTES", 100)
    assert refused(HEAD + RULE) == "too long; a rule file has at most 100 bytes"


def test_too_many_rules(refused):
    rules = "".join(RULE.replace('"it"', f'"it-{n}"') for n in range(2001))
    assert refused(HEAD + rules).startswith("rule: Expected `array` of length <= 2000")


def test_soundness_is_proved_on_demand(path):
    path.write_text(changed('"Share"', "'(a|aa)+$'"))
    assert load(path, site="a.example", sound=False).rule

"""`--diff` is a valid unified diff: it turns the input into the output, also in `patch`."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

HUNK = re.compile(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@\n")
GO, STAY = "Sign up for our newsletter\n", "Boat {} came in at nine, the office said.\n"
PROSE = "".join(STAY.format(n) for n in range(30))
LINES = PROSE.splitlines(keepends=True)
TEXTS = {
    "middle": PROSE + GO + PROSE.replace("Boat", "Ship"),
    "paragraphs": "\n".join(LINES[:9]) + f"\n{GO}\n" + "\n".join(LINES[9:]),
    "first": f"{GO}\n{PROSE}",
    "last": f"{PROSE}\n{GO}",
    "last-without-line-feed": f"{PROSE}\n{GO.strip()}",
    "prose-last-without-line-feed": f"{GO}\n{PROSE.strip()}",
    "far-apart": f"{GO}{PROSE}Accept all cookies\n{PROSE.replace('Boat', 'Ship')}",
    "near": f"{LINES[0]}{GO}{LINES[1]}Accept all cookies\n{LINES[2]}{LINES[3]}",
    "wide-gaps": f"{LINES[0]}\n{GO}\n\n\n\n{LINES[1]}\n\n",
    "blank-lines-before": f"\n\n\n{GO}{LINES[0]}{LINES[1]}",
    "crlf": f"{LINES[0]}\n{GO}\n{LINES[1]}".replace("\n", "\r\n"),
    "bom": f"\ufeff{LINES[0]}\n{GO}\n{LINES[1]}",
    "bom-goes-first": f"\ufeff{GO}\n{LINES[1]}\n{LINES[2]}",
    "cr": f"{LINES[0]}\n{GO}\n{LINES[1]}".replace("\n", "\r"),
    "odd-line-ends": f"{LINES[0]}\x85\u2028\f\n{GO}\n{LINES[1]}",
    "like-a-diff": f"--- a\n+++ b\n@@ -1,2 +3,4 @@\n{LINES[0]}{GO}-{LINES[1]}",
}


def _sides(diff: str, old: list[str]) -> list[str]:
    """What the diff makes of ``old``, each of its lines and counts checked."""
    lines, new, at = diff.split("\n"), [], 0
    assert lines[0].startswith("--- ")
    assert lines[1].startswith("+++ ")
    assert lines.pop() == ""
    number = 2
    while number < len(lines):
        found = HUNK.fullmatch(lines[number] + "\n")
        assert found, lines[number]
        start, before, _, after = map(int, found.groups())
        new += old[at : start - (before > 0)]
        at = start - (before > 0)
        assert int(found[3]) == len(new) + (after > 0)
        number += 1
        while before or after:
            mark, text = lines[number][0], lines[number][1:] + "\n"
            number += 1
            if number < len(lines) and lines[number].startswith("\\"):
                text, number = text[:-1], number + 1
            if mark != "+":
                assert old[at] == text
                at, before = at + 1, before - 1
            if mark != "-":
                new.append(text)
                after -= 1
    return new + old[at:]


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [
        line for line in text.split("\n")[-1:] if line
    ]


@pytest.mark.parametrize("name", TEXTS)
def test_it_makes_the_output_of_the_input(cli, name):
    raw = TEXTS[name].encode()
    cleaned, shown = cli(stdin=raw), cli("--diff", stdin=raw)
    assert cleaned.out != raw
    assert shown.code == 1
    assert "".join(_sides(shown.text, _lines(TEXTS[name]))) == cleaned.text


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch program here")
@pytest.mark.parametrize("name", TEXTS)
def test_patch_takes_it(cli, tmp_path, name):
    path = tmp_path / "a file.txt"
    path.write_bytes(TEXTS[name].encode())
    diff = cli("--diff", path).out
    command = ["patch", "--binary", "-s", "-F0", str(path)]
    done = subprocess.run(command, input=diff, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"")
    assert path.read_bytes() == cli(stdin=TEXTS[name].encode()).out


def test_nothing_goes_so_nothing_is_shown(cli):
    result = cli("--diff", stdin=PROSE.encode())
    assert (result.code, result.out, result.err) == (0, b"", "")


def test_everything_goes(cli, tmp_path):
    rules = tmp_path / "x.example.toml"
    rules.write_text(
        'site = "x.example"\n[[rule]]\nid = "a"\nkind = "line"\nwhy = "test"\n'
        "match = 'Hull \\d'\nexample = '''\n- Hull 1\n+ Rain fell.\n'''\n"
    )
    words = ("--diff", "--rules", rules, "--site", "x.example")
    result = cli(*words, stdin=b"Hull 1\nHull 2\n")
    assert result.text == "--- -\n+++ -\t(cleaned)\n@@ -1,2 +0,0 @@\n-Hull 1\n-Hull 2\n"


def test_several_files_one_after_the_other(cli, tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(TEXTS["first"] if name != "b" else PROSE)
    result = cli("--diff", tmp_path)
    assert result.code == 1
    assert re.findall(r"^--- .*/(\w)$", result.text, re.MULTILINE) == ["a", "c"]
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a", "b", "c"]


def test_a_failure_outranks_a_difference(cli, tmp_path):
    (tmp_path / "a").write_text(TEXTS["first"])
    assert cli("--diff", tmp_path / "a", tmp_path / "missing").code == 3

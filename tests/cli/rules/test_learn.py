"""`clean rules learn`: rule files drafted from the pages of outlets."""

from __future__ import annotations

import json
import random
from itertools import permutations
from pathlib import Path

import pytest

from cleaner.cli.app import run_command
from cleaner.strip.prove import prove
from cleaner.strip.rulebook.book import read_book

SITE = "tide-letter.example"
MENU = (
    *("Home", "Ports", "Weather", "Tides", "Crews", "Letters", "Opinion", "Shipping forecast"),
    *(
        "Knots",
        "Charts",
        "Jobs at sea",
        "Lost and found",
        "Subscribe",
        "Log in",
        "Search",
        "Ferries",
    ),
    *("Cranes", "Fish prices", "Gull of the week", "Podcasts", "Crosswords", "Archive", "Shop"),
)
FOOT = (
    "Work at Tide Letter",
    "Tide Letter licensing",
    "Privacy policy",
    "Terms of use",
    "Contact us",
)
BUTTON = "Hear this read aloud"
"""Stands amid every article, and no rule for all outlets knows it."""
WHO = (
    "ferry",
    "barge",
    "trawler",
    "tender",
    "cutter",
    "dredger",
    "lugger",
    "punt",
    "dinghy",
    "tug",
)
DID = ("ran aground", "came home", "was sold", "lost a mast", "won the race", "changed hands")


def paragraphs(number: int) -> list[str]:
    draw = random.Random(number)  # noqa: S311 – the same articles on every run
    who = WHO[number % len(WHO)]
    return [
        f"The {who} {draw.choice(DID)} on the {draw.randint(2, 30)}th of May, "
        f"{draw.randint(3, 99)} people who watched from pier {number} said, and "
        f"{draw.choice(WHO)} after {draw.choice(WHO)} put out to see what could be done "
        f"for the {who} before the {draw.randint(3, 9)} o'clock tide."
        for _ in range(6)
    ]


def scrape(number: int, *, button: str = BUTTON) -> str:
    first, *others = paragraphs(number)
    who = WHO[number % len(WHO)]
    lines = [*MENU, f"What the {who} of pier {number} did next", first, button, *others, *FOOT]
    return "".join(f"{line}\n\n" for line in lines)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Six pages of an outlet, in a folder that is called like it."""
    folder = tmp_path / SITE
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(scrape(number), encoding="utf-8")
    return folder


def cues_of(path: Path) -> set[str]:
    book = read_book(((path.stem, path),))
    assert list(prove(book, path.stem)) == []
    return {cue for rule in book.files[path.stem].rule for cue in rule.cues}


def test_a_folder_becomes_a_rule_file(pages, tmp_path, capfd):
    target = tmp_path / "my" / f"{SITE}.toml"
    assert run_command(["rules", "learn", str(pages), "-o", f"{tmp_path}/my/"]) == 0
    told = capfd.readouterr()
    assert told.out == (
        f"{target}: {len(MENU) + len(FOOT)} lines learned, 1 to look at, "
        "from 6 pages with 6 articles\n"
    )
    assert told.err == ""
    assert cues_of(target) == {*MENU, *FOOT}
    assert f'#   "{BUTTON}",  # 6 of 6 articles\n' in target.read_text(encoding="utf-8")


def test_the_file_acts_where_the_outlet_is_not_named(pages, tmp_path, capfd):
    rules = tmp_path / f"{SITE}.toml"
    run_command(["rules", "learn", str(pages), "-o", str(rules)])
    lines = rules.read_text(encoding="utf-8").splitlines()
    rules.write_text("\n".join(line.removeprefix("# ") for line in lines), encoding="utf-8")
    new = tmp_path / "new.txt"
    new.write_text(scrape(8), encoding="utf-8")
    capfd.readouterr()
    assert run_command([str(new)]) == 0
    assert BUTTON in capfd.readouterr().out
    assert run_command(["--rules", str(rules), str(new)]) == 0
    left = capfd.readouterr().out
    assert BUTTON not in left
    assert all(paragraph in left for paragraph in paragraphs(8))


def test_one_outlet_goes_to_standard_output(pages, capfd):
    assert run_command(["rules", "learn", str(pages)]) == 0
    told = capfd.readouterr()
    assert told.out.startswith(f"## Drafted from 6 pages of {SITE} with 6 articles")
    assert told.err.startswith(f"{SITE}: {len(MENU) + len(FOOT)} lines learned")


def test_rows_are_of_the_outlets_that_they_name(tmp_path, capfd):
    rows = [
        {"site": site, "text": scrape(number, button=f"Read by {site}")}
        for site in ("pier.example", "mole.example")
        for number in range(4)
    ]
    news = tmp_path / "news.jsonl"
    news.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    assert run_command(["rules", "learn", str(news)]) == 2
    assert "pages of 2 outlets (mole.example, pier.example)" in capfd.readouterr().err
    assert run_command(["rules", "learn", str(news), "-o", str(tmp_path / "my")]) == 0
    assert sorted(path.name for path in (tmp_path / "my").iterdir()) == [
        "mole.example.toml",
        "pier.example.toml",
    ]
    text = (tmp_path / "my" / "mole.example.toml").read_text(encoding="utf-8")
    assert "fingerprint" not in text, "both say what the other says"


def test_the_outlet_can_be_named(tmp_path, capfd):
    news = tmp_path / "news.jsonl"
    rows = [{"text": scrape(number)} for number in range(4)]
    news.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    assert run_command(["rules", "learn", str(news)]) == 0
    told = capfd.readouterr()
    assert told.out == ""
    assert told.err == (
        "clean: warning: no outlet is known of 4 of 4 pages, so nothing was learned from them; "
        "see --site and --outlet-field\n"
    )
    assert run_command(["rules", "learn", str(news), "--site", SITE]) == 0
    assert f'site = "{SITE}"' in capfd.readouterr().out
    assert run_command(["rules", "learn", str(news), "--site", "../up"]) == 2
    assert "a rule file cannot be called so" in capfd.readouterr().err


def test_too_few_articles_and_nothing_in_common_are_told(tmp_path, capfd):
    for number in range(2):
        (tmp_path / "few.example").mkdir(exist_ok=True)
        (tmp_path / "few.example" / f"{number}.txt").write_text(scrape(number), encoding="utf-8")
    for number in range(4):
        (tmp_path / "own.example").mkdir(exist_ok=True)
        text = "\n\n".join(paragraphs(number))
        (tmp_path / "own.example" / f"{number}.txt").write_text(text, encoding="utf-8")
    assert run_command(["rules", "learn", str(tmp_path), "-o", str(tmp_path / "my")]) == 0
    told = capfd.readouterr().err
    assert "fewer than 3 articles, too few to learn from: few.example" in told
    assert "no lines in common that may be rules: own.example" in told
    assert not (tmp_path / "my").exists()


def test_a_file_that_stands_there_is_not_written_over(pages, tmp_path, capfd):
    target = tmp_path / f"{SITE}.toml"
    target.write_text("mine", encoding="utf-8")
    assert run_command(["rules", "learn", str(pages), "-o", str(tmp_path)]) == 2
    assert "stands there already" in capfd.readouterr().err
    assert target.read_text(encoding="utf-8") == "mine"
    assert run_command(["rules", "learn", str(pages), "-o", str(tmp_path / "other.toml")]) == 2
    assert f"must be {SITE}.toml" in capfd.readouterr().err
    assert run_command(["rules", "learn", str(pages), "-o", f"{target}/"]) == 2
    assert f"-o {target}: is a file; name a folder" in capfd.readouterr().err


def test_rules_that_the_outlet_has_stand_first(pages, tmp_path, capfd):
    site = "theweek.com"
    pages.rename(tmp_path / site)
    assert run_command(["rules", "learn", str(tmp_path / site), "-o", str(tmp_path)]) == 0
    capfd.readouterr()
    rules = tmp_path / f"{site}.toml"
    assert {*MENU, *FOOT, "get the best of the week"} <= cues_of(rules)


def test_an_outlet_with_learned_rules_fails_alone(pages, tmp_path, capfd):
    run_command(["rules", "learn", str(pages), "-o", str(tmp_path)])
    rules = tmp_path / f"{SITE}.toml"
    other = tmp_path / "pier.example"
    other.mkdir()
    for number in range(4):
        lines = [*(f"Pier {name}" for name in MENU), "A pier is a pier", *paragraphs(number)]
        (other / f"{number}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    capfd.readouterr()
    again = ["rules", "learn", str(pages), str(other), "--rules", str(rules)]
    assert run_command([*again, "-o", str(tmp_path / "my")]) == 3
    assert f"{rules}: has learned rules already" in capfd.readouterr().err
    assert [path.name for path in (tmp_path / "my").iterdir()] == ["pier.example.toml"]


def test_pages_are_of_the_host_that_they_name(tmp_path, capfd):
    folder = tmp_path / "crawl"
    folder.mkdir()
    for number in range(8):
        host = ("www.pier.example", "mole.example")[number % 2]
        head = f'<link rel="canonical" href="https://{host}/{number}">'
        body = "".join(f"<p>{line}</p>" for line in scrape(number).splitlines() if line)
        page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
        (folder / f"{number}.html").write_text(page, encoding="utf-8")
    assert run_command(["rules", "learn", str(folder), "-o", str(tmp_path / "my")]) == 0
    assert capfd.readouterr().err == ""
    assert sorted(path.name for path in (tmp_path / "my").iterdir()) == [
        "mole.example.toml",
        "pier.example.toml",
    ]


def test_what_cannot_be_read_fails_and_the_others_are_learned_from(pages, capfd):
    (pages / "broken.jsonl").write_bytes(b'{"text": "a"\n')
    assert run_command(["rules", "learn", str(pages)]) == 3
    told = capfd.readouterr()
    assert "broken.jsonl:1" in told.err
    assert f'site = "{SITE}"' in told.out


def test_it_does_not_matter_in_which_order_pages_come(pages, capfd):
    made = set()
    for order in permutations(sorted(pages.iterdir())[:3]):
        assert run_command(["rules", "learn", "--site", SITE, *map(str, order)]) == 0
        made.add(capfd.readouterr().out)
    assert len(made) == 1


def test_a_page_that_was_fetched_again_and_again_teaches_nothing(tmp_path, capfd):
    folder = tmp_path / "again.example"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(scrape(1), encoding="utf-8")
    assert run_command(["rules", "learn", str(folder)]) == 0
    told = capfd.readouterr()
    assert told.out == ""
    assert "too few to learn from: again.example" in told.err


def test_a_page_through_a_pipe_is_of_no_outlet(cli):
    done = cli("rules", "learn", stdin=scrape(1).encode())
    assert (done.code, done.out) == (0, b"")
    assert "no outlet is known of 1 of 1 pages" in done.err


@pytest.mark.parametrize("named", [f"https://www.{SITE}/harbour/", "Tide-Letter.example"])
def test_an_outlet_that_is_named_by_an_address_is_its_host(pages, named, capfd):
    assert run_command(["rules", "learn", str(pages), "--site", named]) == 0
    assert f'site = "{SITE}"' in capfd.readouterr().out


def test_another_host_of_an_outlet_is_the_outlet(pages, tmp_path, capfd):
    pages.rename(tmp_path / "theweek.co.uk")
    assert run_command(["rules", "learn", str(tmp_path / "theweek.co.uk")]) == 0
    assert capfd.readouterr().out.startswith('site = "theweek.com"')


def test_a_folder_that_is_called_like_no_host_is_told(pages, tmp_path, capfd):
    pages.rename(tmp_path / "pages")
    assert run_command(["rules", "learn", str(tmp_path / "pages")]) == 0
    told = capfd.readouterr()
    assert "domains" not in told.out
    assert "no address will tell these outlets: pages; --site does, and a folder" in told.err


def test_an_outlet_that_can_name_no_file_fails_alone(tmp_path, capfd):
    news = tmp_path / "news.jsonl"
    rows = [
        {"outlet": outlet, "text": scrape(number)}
        for outlet in ("A/B", SITE)
        for number in range(4)
    ]
    news.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    assert run_command(["rules", "learn", str(news), "-o", str(tmp_path / "my")]) == 3
    assert "clean: error: no rule file can be called so: A/B; see --site" in capfd.readouterr().err
    assert [path.name for path in (tmp_path / "my").iterdir()] == [f"{SITE}.toml"]


def test_where_there_is_nothing_it_is_said_once(tmp_path, capfd):
    (tmp_path / "empty").mkdir()
    assert run_command(["rules", "learn", str(tmp_path / "empty")]) == 0
    assert capfd.readouterr().err == "clean: warning: no pages there; nothing was learned\n"
    assert run_command(["rules", "learn", str(tmp_path / "none")]) == 3
    told = capfd.readouterr().err
    assert told.count("\n") == 1
    assert told.startswith("clean: error: ")

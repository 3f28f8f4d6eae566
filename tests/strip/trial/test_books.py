"""What holds before and after."""

from __future__ import annotations

from cleaner.strip.rulebook.book import packaged_book
from cleaner.strip.rulebook.find import packaged_rules
from cleaner.strip.trial.books import trial_books

SITE = "boats.example"


def written(folder, *sites):
    folder.mkdir(exist_ok=True)
    for site in sites:
        (folder / f"{site}.toml").write_text(f'site = "{site}"\n')
    return folder


def test_without_tried_files_and_with_them_on_top(tmp_path):
    books = trial_books(written(tmp_path / "my", SITE))
    assert books.before is packaged_book()
    assert set(books.after.files) - set(books.before.files) == {SITE}
    assert books.tried == (SITE,)


def test_other_rules_rank_below_and_above_the_packaged_ones(tmp_path, monkeypatch):
    my, old, env = (tmp_path / name for name in ("my", "old", "env"))
    written(my, SITE)
    written(old, SITE, "theweek.com")
    written(env, "theweek.com", "ships.example")
    monkeypatch.setenv("CLEAN_RULES", str(env))
    books = trial_books(my, (old,))
    assert books.before.paths[SITE].parent == old
    assert books.after.paths[SITE].parent == my
    for book in (books.before, books.after):
        assert book.paths["theweek.com"].parent == old
        assert book.paths["ships.example"].parent == env


def test_tried_files_do_not_hold_before_wherever_they_lie(tmp_path, monkeypatch):
    my, env = written(tmp_path / "my", SITE), written(tmp_path / "env", SITE)
    monkeypatch.setenv("CLEAN_RULES", f"{my}:{env}")
    assert trial_books(my).before.paths[SITE].parent == env
    assert trial_books(my / f"{SITE}.toml", (my,)).before.paths[SITE].parent == env
    link = tmp_path / f"{SITE}.toml"
    link.symlink_to(my / f"{SITE}.toml")
    assert trial_books(link).before.paths[SITE].parent == env


def test_packaged_files_are_emptied():
    books = trial_books(packaged_rules() / "theweek.com.toml")
    assert "theweek.com" not in books.before.paths
    assert {rule.site for rule in books.before.active("theweek.com").rules} == {"_any"}
    assert books.before.active("euronews.com").rules[-1].site == "euronews.com"
    assert books.after.active("theweek.com").rules[-1].site == "theweek.com"
    everything = trial_books(packaged_rules())
    assert everything.before.active(None).rules == ()
    every = (each for site in everything.after.files for each in everything.after.rules_of(site))
    assert set(everything.rules) == {each.name for each in every}

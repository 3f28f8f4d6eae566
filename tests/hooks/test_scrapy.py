"""The item pipeline of Scrapy: a real spider over a local server, in a process of its own."""

from __future__ import annotations

import dataclasses
import functools
import http.server
import json
import logging
import subprocess
import sys
import threading
import types

import pytest

from cleaner.hooks.scrapy import CleanPipeline
from cleaner.records import FACTS, InputError, Recipe

pytest.importorskip("scrapy", reason="Scrapy is not installed")

import scrapy
from scrapy.settings import Settings

SCRAPE = "Rain fell for nine days.\n\nSign up for our newsletter."
ARTICLE = "Rain fell for nine days."
PAGE = "<!DOCTYPE html><html><body><article><p>Rain fell for nine days.</p></article></body></html>"

SPIDER = """
import json, scrapy

class News(scrapy.Spider):
    name = "news"
    custom_settings = {
        "ITEM_PIPELINES": {"cleaner.hooks.scrapy.CleanPipeline": 300},
        "TELNETCONSOLE_ENABLED": False,
    }

    async def start(self):
        yield scrapy.Request(self.at)

    def parse(self, response):
        for line in response.body.splitlines():
            record = json.loads(line)
            yield {name: value for name, value in record.items() if value is not None}
"""


@pytest.fixture
def server(tmp_path):
    """The address of a folder that is served on this machine."""
    (tmp_path / "www").mkdir()

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Quiet, directory=tmp_path / "www")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever)
        thread.start()
        yield tmp_path / "www", f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()
        thread.join()


@pytest.fixture
def crawl(tmp_path, alone_env):
    return functools.partial(_crawl, tmp_path, alone_env)


def _crawl(folder, env, *words):
    (folder / "news.py").write_text(SPIDER)
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "runspider", "news.py", "-O", "out.jsonl", *words],
        cwd=folder,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    lines = (folder / "out.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines], done.stderr


def test_items_are_cleaned_as_records_are(records, wanted, digest, server, crawl):
    www, address = server
    www.joinpath("news.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    items, log = crawl("-a", f"at={address}/news.jsonl")
    assert digest(sorted(items, key=lambda item: item["id"])) == wanted
    assert f"'clean/cleaned': {len(records)}" in log
    removed = sum(len(item["removed"]) for item in items)
    assert f"'clean/removed': {removed}" in log


def test_settings_name_the_fields(server, crawl):
    www, address = server
    rows = [{"story": SCRAPE, "site": "mine"}, {"story": 3, "url": "https://a.example/b"}]
    www.joinpath("news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    recipe = json.dumps({"text": "story", "out": "article", "prefix": "c_"})
    words = ("-a", f"at={address}/news.jsonl", "-s", f"CLEAN_RECIPE={recipe}")
    (good, bad), log = crawl(*words)
    assert (good["article"], good["site"], len(good["c_removed"])) == (ARTICLE, "mine", 1)
    assert bad == rows[1]
    assert "https://a.example/b: not cleaned, it passes as it is: the field 'story'" in log
    assert "'clean/failed': 1" in log


@dataclasses.dataclass
class Article:
    url: str
    text: str | None = None
    html: str | None = None
    removed: list | None = None
    clean_site: str | None = None
    clean_obstacle: str | None = None
    clean_version: str | None = None
    rules_sha256: str | None = None
    clean_field: str | None = None
    clean_sha256: str | None = None


class Bare(scrapy.Item):
    text = scrapy.Field()


class Full(Bare):
    removed = clean_site = clean_obstacle = clean_version = scrapy.Field()
    rules_sha256 = clean_field = clean_sha256 = scrapy.Field()


@pytest.mark.parametrize(
    "item", [Article("u", SCRAPE), Article("u", None, PAGE), Full(text=SCRAPE), {"text": SCRAPE}]
)
def test_items_of_any_class_are_cleaned_in_place(item):
    pipeline = CleanPipeline()
    for _ in range(2):
        assert pipeline.process_item(item) is item
        fields = dataclasses.asdict(item) if isinstance(item, Article) else dict(item)
        assert fields["text"].strip() == ARTICLE
        assert set(FACTS) <= set(fields)
        assert fields["clean_field"] == ("html" if fields.get("html") else "text")


def test_older_scrapy_hands_the_spider_in():
    spider = scrapy.Spider("news")
    assert CleanPipeline().process_item({"text": SCRAPE}, spider)["text"] == ARTICLE
    assert CleanPipeline().process_item({"text": SCRAPE}, spider=spider)["text"] == ARTICLE
    assert CleanPipeline().process_item(item={"text": SCRAPE})["text"] == ARTICLE


def test_an_item_without_room_passes_and_the_log_says_what_it_lacks(caplog):
    with caplog.at_level(logging.WARNING):
        item = CleanPipeline().process_item(Bare(text=SCRAPE))
    assert dict(item) == {"text": SCRAPE}
    assert "Bare lacks the fields removed, clean_site, clean_obstacle," in caplog.text


def test_a_setting_that_is_no_recipe_ends_it_at_once():
    settings = Settings({"CLEAN_RECIPE": {"txt": "a"}})
    with pytest.raises(InputError, match=r"recipe: no 'txt' \(there are options, text,"):
        CleanPipeline.from_crawler(types.SimpleNamespace(settings=settings, stats=None))


@pytest.mark.parametrize("given", ["nojson", "5", [1], "null"])
def test_a_setting_that_is_no_dictionary_ends_it_too(given):
    settings = Settings({"CLEAN_RECIPE": given})
    with pytest.raises(InputError, match=r"^CLEAN_RECIPE: a dictionary, or JSON of one, not"):
        CleanPipeline.from_crawler(types.SimpleNamespace(settings=settings, stats=None))


def test_a_recipe_may_be_given():
    item = CleanPipeline(Recipe(prefix="c_")).process_item({"text": SCRAPE, "removed": "mine"})
    assert (item["text"], item["removed"], len(item["c_removed"])) == (ARTICLE, "mine", 1)

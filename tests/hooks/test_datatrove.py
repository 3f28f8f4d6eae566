"""The block for datatrove, in a pipeline of datatrove's own readers, writers and executor."""

from __future__ import annotations

import gzip
import json

import pytest

from cleaner.records import FACTS, Recipe, RecordCleaner

pytest.importorskip("datatrove", reason="datatrove is not installed")

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from cleaner.hooks.datatrove import Clean

SCRAPE = "Rain fell for nine days.\n\nSign up for our newsletter."
ARTICLE = "Rain fell for nine days."
PAGE = "<!DOCTYPE html><html><body><article><p>Rain fell for nine days.</p></article></body></html>"


def _run(records, folder, *blocks, workers=1):
    """The records through the blocks, in two tasks; and the statistics of the blocks."""
    (folder / "in").mkdir()
    for half in range(2):
        lines = [json.dumps(record) + "\n" for record in records[half::2]]
        (folder / "in" / f"{half}.jsonl").write_text("".join(lines), encoding="utf-8")
    reader = JsonlReader(str(folder / "in"), default_metadata=None)
    writer = JsonlWriter(str(folder / "out"))
    executor = LocalPipelineExecutor(
        [reader, *blocks, writer], tasks=2, workers=workers, logging_dir=str(folder / "log")
    )
    executor.run()
    rows = []
    for path in sorted((folder / "out").iterdir()):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows += [json.loads(line) for line in lines]
    stats = json.loads((folder / "log" / "stats.json").read_text())
    return rows, [step["stats"] for step in stats if step["name"].endswith("cleaner")]


def _total(stat):
    return stat if isinstance(stat, int) else stat["total"]


@pytest.mark.parametrize("workers", [1, 2])
def test_documents_are_cleaned_as_records_are(records, digest, tmp_path, workers):
    texts = [
        {"id": f"{record['id']:03}", "url": record["url"], "text": record["text"]}
        for record in records
        if record["text"]
    ]
    alone = [RecordCleaner()(record) for record in texts]
    rows, (stats,) = _run(texts, tmp_path, Clean(), workers=workers)
    found = [{"id": row["id"], "text": row["text"], **row["metadata"]} for row in rows]
    assert digest(sorted(found, key=lambda row: row["id"])) == digest(alone)
    assert _total(stats["total"]) == _total(stats["forwarded"]) == len(texts)
    gone = [piece for record in alone for piece in record["removed"]]
    assert _total(stats["removed_chars"]) == sum(len(piece["text"]) for piece in gone)
    shared = [piece for piece in gone if piece["kind"] == "share"]
    assert _total(stats["removed_share"]) == len(shared) > 0


def test_a_second_pass_changes_nothing():
    once = [*Clean().run([Document(SCRAPE, "a", metadata={"url": "https://a.example/b"})])]
    text, metadata = once[0].text, dict(once[0].metadata)
    (twice,) = Clean().run(once)
    assert (twice.text, twice.metadata) == (text, metadata)
    assert (twice.text, list(twice.metadata)) == (ARTICLE, ["url", *FACTS])


def test_a_page_is_rendered_and_stays_in_the_metadata():
    clean = Clean(Recipe(html="page"))
    (document,) = clean.run([Document(PAGE, "a")])
    assert document.text.strip() == ARTICLE
    assert document.metadata["page"] == PAGE
    before = dict(document.metadata)
    (again,) = clean.run([document])
    assert (again.text.strip(), again.metadata) == (ARTICLE, before)


def test_a_document_that_cannot_be_cleaned_passes_and_is_counted(tmp_path):
    rows = [{"id": "0", "text": PAGE}, {"id": "1", "text": SCRAPE}, {"id": "2", "text": PAGE}]
    out, (stats,) = _run(rows, tmp_path, Clean())
    by_id = {row["id"]: row for row in out}
    assert by_id["0"]["text"] == PAGE
    assert "holds HTML" in by_id["0"]["metadata"]["clean_error"]
    assert by_id["1"]["text"] == ARTICLE
    assert "clean_error" not in by_id["1"]["metadata"]
    assert _total(stats["failed"]) == 2
    assert _total(stats["forwarded"]) == 3
    log = (tmp_path / "log" / "logs" / "task_00000.log").read_text(encoding="utf-8")
    assert log.count("it stays as it is (said only once)") == 1


def test_an_own_field_is_not_written_over():
    (document,) = Clean().run([Document(SCRAPE, "a", metadata={"removed": "mine"})])
    assert document.text == SCRAPE
    assert "--prefix" in document.metadata.pop("clean_error")
    (document,) = Clean(Recipe(prefix="c_")).run([document])
    assert (document.text, document.metadata["removed"]) == (ARTICLE, "mine")


def test_an_error_of_an_earlier_pass_goes():
    (document,) = Clean().run([Document(SCRAPE, "a", metadata={"clean_error": "had a site"})])
    assert (document.text, list(document.metadata)) == (ARTICLE, [*FACTS])


@pytest.mark.parametrize("own", ["a caption", None, 7])
def test_a_text_in_the_metadata_stays(own):
    metadata = {"text": own, "url": "https://a.example/b"}
    (document,) = Clean().run([Document(SCRAPE, "a", metadata=dict(metadata))])
    for _ in range(2):
        assert document.text == ARTICLE
        assert list(document.metadata) == ["text", "url", *FACTS]
        assert document.metadata["text"] == own
        (document,) = Clean().run([document])


@pytest.mark.parametrize("recipe", [Recipe(html="page"), Recipe(text="page")])
def test_a_page_has_no_room_where_something_else_has_its_name(recipe):
    scrape = PAGE if recipe.html else SCRAPE
    (document,) = Clean(recipe).run([Document(scrape, "a", metadata={"page": 7})])
    assert document.text == scrape
    assert "has a 'page' of its own" in document.metadata.pop("clean_error")
    assert document.metadata == {"page": 7}


def test_a_blank_document_passes():
    (document,) = Clean(Recipe(html="html")).run([Document(" ", "a")])
    assert document.text == " "
    assert document.metadata["removed"] == []

"""``clean_dataset`` and plain ``map``, against Hugging Face datasets itself, without a network."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from cleaner.hooks.datasets import clean_dataset
from cleaner.records import FACTS, InputError, Options, Recipe, RecordCleaner

datasets = pytest.importorskip("datasets", reason="Hugging Face datasets is not installed")

SCRAPE = "Rain fell for nine days.\n\nSign up for our newsletter."
ARTICLE = "Rain fell for nine days."
KINDS = frozenset({"share", "newsletter", "donation", "related", "app"})

IN_ANOTHER_PROCESS = """
import json, sys
from datasets import Dataset, load_from_disk
from cleaner.hooks.datasets import clean_dataset
from cleaner.records import Options, Recipe
kinds = frozenset({"share", "newsletter", "donation", "related", "app"})
dataset = clean_dataset(load_from_disk(sys.argv[1]), Recipe(options=Options(keep=kinds)))
print(json.dumps([dataset._fingerprint, [file["filename"] for file in dataset.cache_files]]))
"""


@pytest.fixture
def stored(records, tmp_path):
    """A dataset on the disk, as one that was loaded: only such ones have a cache."""
    datasets.Dataset.from_list(records).save_to_disk(str(tmp_path / "stored"))
    return datasets.load_from_disk(str(tmp_path / "stored"))


@pytest.mark.parametrize(
    "options", [{}, {"batch_size": 7}, {"num_proc": 2}, {"keep_in_memory": True}]
)
def test_a_dataset_is_cleaned_as_records_are(stored, wanted, digest, options):
    cleaned = clean_dataset(stored, **options)
    assert digest(cleaned) == wanted
    assert list(cleaned.features) == [*stored.features, *FACTS]


@pytest.mark.parametrize("options", [{}, {"num_proc": 2}])
def test_a_record_cleaner_is_a_function_for_map(stored, digest, records, options):
    texts = stored.filter(lambda text: text is not None, input_columns="text")
    clean = RecordCleaner()
    alone = [clean(record) for record in records if record["text"] is not None]
    assert digest(texts.map(clean, **options)) == digest(alone)


def test_a_stream_is_cleaned_as_records_are(stored, wanted, digest):
    stream = stored.to_iterable_dataset()
    assert digest(clean_dataset(stream)) == wanted


def test_a_stream_of_unknown_columns(wanted, digest, records):
    stream = datasets.IterableDataset.from_generator(lambda: iter(records))
    assert stream.features is None
    assert digest(clean_dataset(stream)) == wanted


FORMATS = pytest.mark.parametrize("form", ["numpy", "pandas", "polars", "arrow"])


@FORMATS
def test_frames_as_rows(stored, form):
    rows = stored.select(range(20))
    cleaned, plain = clean_dataset(rows.with_format(form)), clean_dataset(rows)
    assert (cleaned.format["type"], cleaned.features) == (form, plain.features)
    assert cleaned.with_format(None).to_list() == plain.to_list()
    assert clean_dataset(rows.with_format(form)).cache_files == cleaned.cache_files


@FORMATS
def test_a_format_stays(form):
    table = datasets.Dataset.from_dict({"text": [SCRAPE, "Snow."], "n": [1, 2]})
    for rows in (table, table.to_iterable_dataset()):
        cleaned = clean_dataset(rows.with_format(form))
        assert type(next(iter(cleaned))) is type(next(iter(rows.with_format(form))))
        assert cleaned.with_format(None).features == clean_dataset(rows).features
        assert [row["text"] for row in cleaned.with_format(None)] == [ARTICLE, "Snow."]


@FORMATS
def test_columns_that_a_format_leaves_out_stay_out(form):
    table = datasets.Dataset.from_dict({"text": [SCRAPE], "n": [1]})
    cleaned = clean_dataset(table.with_format(form, columns=["text"]))
    assert set(cleaned.format["columns"]) == {"text", *FACTS}
    assert cleaned.column_names == ["text", "n", *FACTS]


@pytest.mark.parametrize("form", [None, "pandas"])
@pytest.mark.parametrize("options", [{}, {"num_proc": 2}])
def test_no_rows(form, options):
    table = datasets.Dataset.from_dict({"text": [SCRAPE], "n": [1]}, split="train")
    empty = table.filter(lambda n: n > 1, input_columns="n").with_format(form)
    cleaned = clean_dataset(empty, on_error="keep", **options)
    assert cleaned.features == clean_dataset(table, on_error="keep").features
    assert (len(cleaned), cleaned.split, cleaned.format["type"]) == (0, "train", form)
    both = datasets.concatenate_datasets([cleaned, clean_dataset(table, on_error="keep")])
    assert both.with_format(None)["text"][:] == [ARTICLE]
    assert clean_dataset(cleaned, on_error="keep").features == cleaned.features
    fewer = clean_dataset(empty, remove_columns="n", **options)
    assert fewer.column_names == ["text", *FACTS]
    with pytest.raises(InputError, match="has a column 'removed' of its own"):
        clean_dataset(empty.rename_column("n", "removed"), **options)


@pytest.mark.parametrize("other", [[{"text": SCRAPE}], "a.jsonl", None])
def test_what_is_no_dataset_is_told(other):
    name = type(other).__name__
    with pytest.raises(TypeError, match=rf"^clean_dataset\(\) takes a dataset, not {name}"):
        clean_dataset(other)


def test_nothing_at_all():
    assert clean_dataset(datasets.Dataset.from_dict({})).column_names == []


def test_every_split_is_cleaned():
    splits = datasets.DatasetDict(
        {name: datasets.Dataset.from_dict({"text": [SCRAPE]}) for name in ("train", "test")}
    )
    cleaned = clean_dataset(splits)
    assert isinstance(cleaned, datasets.DatasetDict)
    assert cleaned["test"]["text"][:] == [ARTICLE]


def test_a_second_map_finds_the_first(stored):
    first = clean_dataset(stored)
    second = clean_dataset(stored)
    assert first.cache_files == second.cache_files
    assert first.cache_files[0]["filename"] != stored.cache_files[0]["filename"]
    other = clean_dataset(stored, Recipe(options=Options(model=False)))
    assert other.cache_files != first.cache_files


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_finds_it_too(stored, tmp_path, alone_env, seed):
    """Sets of words have another order in every process."""
    first = clean_dataset(stored, Recipe(options=Options(keep=KINDS)))
    done = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS, tmp_path / "stored"],
        capture_output=True,
        check=True,
        env=alone_env | {"PYTHONHASHSEED": seed},
    )
    fingerprint, files = json.loads(done.stdout)
    assert fingerprint == first._fingerprint
    assert files == [file["filename"] for file in first.cache_files]


def test_types_hold_where_nothing_went_at_first():
    dataset = datasets.Dataset.from_dict({"text": ["Snow."] * 5 + [SCRAPE]})
    cleaned = clean_dataset(dataset, batch_size=2, writer_batch_size=2)
    assert [len(gone) for gone in cleaned["removed"]] == [0, 0, 0, 0, 0, 1]


def test_a_dataset_is_cleaned_anew():
    once = clean_dataset(datasets.Dataset.from_dict({"text": [SCRAPE, "Snow.", None]}))
    again = clean_dataset(once)
    assert again.to_list() == once.to_list()
    assert again.features == once.features


def test_a_row_that_cannot_be_cleaned_is_named_by_its_place_in_the_dataset():
    dataset = datasets.Dataset.from_dict({"text": [SCRAPE] * 3 + ["<!DOCTYPE html><html><p>A."]})
    with pytest.raises(InputError, match=r"^record 4: the field 'text' holds HTML"):
        clean_dataset(dataset, batch_size=2)
    kept = clean_dataset(dataset, batch_size=2, on_error="keep")
    assert kept["text"][2:] == [ARTICLE, dataset["text"][3]]
    assert [why is None for why in kept["clean_error"]] == [True, True, True, False]

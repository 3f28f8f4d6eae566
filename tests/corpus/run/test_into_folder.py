"""Runs into a folder: the same bytes however it is done, and whatever comes between."""

from __future__ import annotations

import errno
import gzip
import json
import os
import stat
import textwrap
import time
from functools import partial
from itertools import cycle

import pytest

from cleaner.corpus.run import into_folder
from cleaner.corpus.run.plan import RefusedError
from cleaner.corpus.run.tasks import cleaning
from cleaner.corpus.stores.errors import StoreError
from cleaner.corpus.stores.folders import LocalFolder
from tests.corpus.run.conftest import Made

BROKEN = b'{"id": "broken", "text": \n'


@pytest.fixture
def news(made, many):
    """Two inputs, one packed, with broken lines: 25 and 33 records, 3 of them broken."""
    plain, packed = many(24).splitlines(keepends=True), many(31).splitlines(keepends=True)
    plain.insert(3, BROKEN)
    packed[10:10] = [BROKEN, BROKEN]
    made.write("in/a.jsonl", b"".join(plain))
    made.write("in/deep/b.jsonl.gz", gzip.compress(b"".join(packed)))
    return made


def ids(made, out):
    found = []
    for name, data in sorted(made.bytes_of(out).items()):
        if "-0" in name:
            plain = gzip.decompress(data) if name.endswith(".gz") else data
            found += [(name.split("-0")[0], json.loads(line)["id"]) for line in plain.splitlines()]
    return found


def test_each_input_becomes_shards_in_its_place(news):
    news.go(news.run("in"), "out")
    assert sorted(news.bytes_of("out")) == [
        *("a-00000.jsonl", "a-00001.jsonl", "a-00002.jsonl"),
        *(f"deep/b-0000{at}.jsonl.gz" for at in range(4)),
        *("errors.jsonl", "manifest.jsonl", "summary.html", "summary.json"),
    ]
    wanted = [("a", each) for each in range(24)] + [("deep/b", each) for each in range(31)]
    assert ids(news, "out") == wanted


def test_as_many_come_out_as_went_in_or_failed(news):
    heard = news.go(news.run("in"), "out")
    out = news.bytes_of("out")
    errors = [json.loads(line) for line in out["errors.jsonl"].splitlines()]
    assert [(each["input"].rpartition("/")[2], each["number"]) for each in errors] == [
        ("a.jsonl", 4),
        ("b.jsonl.gz", 11),
        ("b.jsonl.gz", 12),
    ]
    assert errors[0]["record"] == BROKEN.decode().rstrip("\n")
    assert len(heard.failures) == 3
    summary = json.loads(out["summary.json"])
    assert (summary["records"], summary["failed"]) == (58, 3)
    assert len(ids(news, "out")) == 55


@pytest.fixture(scope="module")
def made_once(tmp_path_factory, many):
    """A thousand records, and in ``one`` what comes of them."""
    made = Made(tmp_path_factory.mktemp("once"))
    made.write("a.jsonl", many(1000))
    made.go(made.run("a.jsonl", shard_size=75, rows=17), "one")
    return made


@pytest.mark.xdist_group("made_once")
@pytest.mark.parametrize("rows", [1, 3, 64])
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_jobs_and_batches_change_no_byte(made_once, rows, jobs):
    other = f"{jobs}-{rows}"
    made_once.go(made_once.run("a.jsonl", shard_size=75, rows=rows), other, jobs=jobs)
    assert made_once.bytes_of("one") == made_once.bytes_of(other)


def test_an_input_that_ends_with_its_shard_has_no_empty_one(made, many):
    made.write("a.jsonl", many(20))
    made.go(made.run("a.jsonl"), "out")
    names = sorted(name for name in made.bytes_of("out") if name.startswith("a-"))
    assert names == ["a-00000.jsonl", "a-00001.jsonl"]


def test_an_empty_input_becomes_an_empty_shard(made):
    made.write("a.jsonl", b"")
    made.go(made.run("a.jsonl"), "out")
    assert made.bytes_of("out")["a-00000.jsonl"] == b""
    again = made.go(made.run("a.jsonl"), "out", resume=True)
    assert not again.said


def test_a_whole_run_that_is_resumed_does_nothing(news):
    news.go(news.run("in"), "out")
    before = news.bytes_of("out")
    heard = news.go(news.run("in"), "out", resume=True)
    assert news.bytes_of("out") == before
    assert not heard.meters
    assert not heard.said


@pytest.mark.parametrize("cut", range(0, 3000, 131))
def test_a_manifest_that_breaks_off_anywhere_is_gone_on_with(news, cut):
    """As after a power cut: the manifest ends somewhere, the files may be newer."""
    run = news.run("in")
    news.go(run, "out")
    whole = news.bytes_of("out")
    path = news.folder / "out/manifest.jsonl"
    path.write_bytes(whole["manifest.jsonl"][: max(0, len(whole["manifest.jsonl"]) - cut)])
    (news.folder / "out/.0123456789abcdef.tmp").write_bytes(b"left by a run that was killed")
    news.go(run, "out", resume=True, jobs=1)
    assert news.bytes_of("out") == whole


@pytest.mark.parametrize("size", [0, 1, 100, 250])
def test_errors_that_are_gone_are_made_anew(news, size):
    run = news.run("in")
    news.go(run, "out")
    whole = news.bytes_of("out")
    path = news.folder / "out/errors.jsonl"
    path.write_bytes(whole["errors.jsonl"][:size])
    news.go(run, "out", resume=True)
    assert news.bytes_of("out") == whole


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_shard_in_the_middle_that_is_broken_is_made_anew_and_that_is_said(news, jobs):
    run = news.run("in")
    news.go(run, "out")
    whole = news.bytes_of("out")
    (news.folder / "out/a-00001.jsonl").write_bytes(b"{}\n")
    (news.folder / "out/deep/b-00002.jsonl.gz").unlink()
    heard = news.go(run, "out", resume=True, jobs=jobs)
    assert heard.said == [
        "a-00001.jsonl: is not as it was written; it is made anew",
        "deep/b-00002.jsonl.gz: is not as it was written; it is made anew",
    ]
    assert news.bytes_of("out") == whole


def test_a_broken_shard_and_a_run_that_was_cut_off_at_once(news):
    run = news.run("in")
    news.go(run, "out")
    whole = news.bytes_of("out")
    lines = whole["manifest.jsonl"].splitlines(keepends=True)
    (news.folder / "out/manifest.jsonl").write_bytes(b"".join(lines[:5]))
    (news.folder / "out/a-00000.jsonl").write_bytes(b"")
    news.go(run, "out", resume=True)
    assert news.bytes_of("out") == whole


def test_without_resume_a_folder_with_a_run_is_refused(news):
    news.go(news.run("in"), "out")
    with pytest.raises(RefusedError, match="holds a run; go on with --resume"):
        news.go(news.run("in"), "out")


def test_a_file_that_stands_where_a_shard_would_is_not_written_over(news):
    mine = news.write("out/a-00000.jsonl", b"mine")
    with pytest.raises(RefusedError, match=r"a-00000\.jsonl: stands there already"):
        news.go(news.run("in"), "out")
    assert mine.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"shard_size": 11}, "cannot be resumed: --shard-size;"),
        ({"prefix": "x_"}, r"prefix \(was '', is 'x_'\);"),
        ({"text": "body"}, r"text \(was None, is 'body'\);"),
    ],
)
def test_another_run_is_not_resumed(news, change, says):
    news.go(news.run("in"), "out")
    before = news.bytes_of("out")
    with pytest.raises(RefusedError, match=says):
        news.go(news.run("in", **change), "out", resume=True)
    assert news.bytes_of("out") == before


def test_inputs_that_have_changed_are_named(news, many):
    news.go(news.run("in"), "out")
    path = news.folder / "in/a.jsonl"
    data = path.read_bytes()
    path.write_bytes(data.replace(b"Rain fell", b"Snow fell", 1))  # as long as before
    with pytest.raises(RefusedError, match=r"in/a\.jsonl has changed; choose"):
        news.go(news.run("in"), "out", resume=True)
    path.write_bytes(data)
    news.write("in/c.jsonl", many(1))
    with pytest.raises(RefusedError, match=r"c-00000\.jsonl is a new input"):
        news.go(news.run("in"), "out", resume=True)
    (news.folder / "in/c.jsonl").unlink()
    with pytest.raises(RefusedError, match=r"deep/b-00000\.jsonl\.gz is no longer an input"):
        news.go(news.run("in/a.jsonl"), "out", resume=True)


def test_a_change_in_the_middle_is_found_where_a_shard_is_made_anew(made, many):
    """Size and edges are as before, so only the bytes that come out tell."""
    data = many(3000)
    path = made.write("a.jsonl", data)
    made.go(made.run("a.jsonl", shard_size=1000), "out")
    middle = data.index(b'"id": 1500')
    path.write_bytes(data[:middle] + data[middle:].replace(b"Rain", b"Snow", 1))
    (made.folder / "out/a-00001.jsonl").unlink()
    with pytest.raises(RefusedError, match=r"a\.jsonl has changed; choose another folder"):
        made.go(made.run("a.jsonl", shard_size=1000), "out", resume=True)


def test_what_is_no_manifest_is_refused(news):
    news.write("out/manifest.jsonl", b'{"manifest": 7}\n')
    with pytest.raises(RefusedError, match="is no manifest of ours"):
        news.go(news.run("in"), "out", resume=True)


def test_two_runs_do_not_write_into_one_folder(news):
    with LocalFolder(news.folder / "out").locked(), pytest.raises(StoreError, match="another run"):
        news.go(news.run("in"), "out")
    news.go(news.run("in"), "out")


def test_an_input_that_breaks_off_is_cleaned_as_far_as_it_goes(news):
    path = news.folder / "in/deep/b.jsonl.gz"
    path.write_bytes(path.read_bytes()[:-20])
    heard = news.go(news.run("in"), "out")
    assert len(heard.problems) == 1
    last = json.loads(news.bytes_of("out")["errors.jsonl"].splitlines()[-1])
    assert last["number"] is None
    assert "b.jsonl.gz" in last["error"]
    assert ("a", 23) in ids(news, "out")
    whole = news.bytes_of("out")
    again = news.go(news.run("in"), "out", resume=True)
    assert news.bytes_of("out") == whole
    assert not again.meters


@pytest.mark.parametrize("nth", range(1, 28, 2))
def test_a_disk_that_is_full_at_the_nth_write_costs_no_record(news, monkeypatch, nth):
    news.go(news.run("in"), "whole")
    with monkeypatch.context() as patch:
        count = _full_disk(patch, nth)
        with pytest.raises(StoreError, match="No space left on device"):
            news.go(news.run("in"), "out")
    assert count[0] >= nth
    assert not list((news.folder / "out").rglob(".*.tmp"))
    news.go(news.run("in"), "out", resume=True)
    assert news.bytes_of("out") == news.bytes_of("whole")


def _full_disk(patch, nth):
    """From the nth write into a file on, there is no room; half of that write still fits."""
    real, count = os.write, [0]

    def write(descriptor, data):
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return real(descriptor, data)
        count[0] += 1
        if count[0] == nth and len(data) > 1:
            return real(descriptor, data[: len(data) // 2])
        if count[0] >= nth:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, data)

    patch.setattr(os, "write", write)
    return count


def test_clocks_have_no_say(news, monkeypatch):
    news.go(news.run("in"), "whole")
    jumping = cycle((1 << 40, 0, 1 << 31, -5))
    for name in ("time", "time_ns"):
        monkeypatch.setattr(time, name, lambda: next(jumping))
    news.go(news.run("in"), "out")
    assert news.bytes_of("out") == news.bytes_of("whole")


def test_a_record_that_kills_whoever_cleans_it_is_the_only_one_that_fails(
    made, many, tmp_path, monkeypatch
):
    (tmp_path / "deadly_work.py").write_text(
        textwrap.dedent("""
            import os
            from cleaner.corpus.run.tasks import clean_piece

            def work(piece, recipe):
                if any(b"poison" in row for row in piece.what.rows):
                    os.kill(os.getpid(), 9)
                return clean_piece(piece, recipe)
        """)
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    import deadly_work

    def deadly(recipe):
        job = cleaning(recipe)
        work = partial(deadly_work.work, recipe=recipe)
        return type(job)(work=work, parts=job.parts, lost=job.lost, weight=job.weight)

    monkeypatch.setattr(into_folder, "cleaning", deadly)
    data = many(60).splitlines(keepends=True)
    data[31] = b'{"id": 31, "text": "poison"}\n'
    made.write("a.jsonl", b"".join(data))
    heard = made.go(made.run("a.jsonl"), "out", jobs=2)
    assert [(number, error) for _, number, error in heard.failures] == [
        (32, "the process that cleaned it was killed (SIGKILL), perhaps for want of memory")
    ]
    assert [each for _, each in ids(made, "out")] == [at for at in range(60) if at != 31]
    summary = json.loads(made.bytes_of("out")["summary.json"])
    assert (summary["records"], summary["failed"]) == (60, 1)

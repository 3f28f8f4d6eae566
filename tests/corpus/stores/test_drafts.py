"""A file appears whole or not at all, here and in remote stores."""

from __future__ import annotations

import errno
import gc
import io
import os
import stat
from pathlib import Path

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFile, MemoryFileSystem

from cleaner.corpus.stores import remote_draft
from cleaner.corpus.stores.drafts import StreamDraft, draft_at, write_whole
from cleaner.corpus.stores.errors import StoreError


@pytest.fixture(params=["path", "file", "memory"])
def place(request, tmp_path):
    """Where to write, and a way to see what stands there."""
    if request.param == "memory":
        system = fsspec.filesystem("memory")
        system.store.clear()
        yield "memory://out/deep/a.bin", lambda: _of_memory(system)
        system.store.clear()
        return
    path = tmp_path / "out" / "deep" / "a.bin"
    url = f"file://{path}" if request.param == "file" else path
    yield (
        url,
        lambda: {each.name: each.read_bytes() for each in path.parent.glob("*") if each.is_file()},
    )


def _of_memory(system):
    return {path.rpartition("/")[2]: file.getvalue() for path, file in system.store.items()}


def test_nothing_is_seen_before_it_is_whole(place):
    target, seen = place
    draft = draft_at(target)
    assert draft.write(b"one") == 3
    assert draft.write(memoryview(b"two")) == 3
    assert "a.bin" not in seen()
    draft.commit()
    assert seen() == {"a.bin": b"onetwo"}


def test_what_is_discarded_leaves_nothing(place):
    target, seen = place
    write_whole(draft_at(target), b"old")
    draft = draft_at(target)
    draft.write(b"new")
    draft.discard()
    draft.discard()
    assert seen() == {"a.bin": b"old"}


def test_what_stood_there_is_replaced_at_once(place):
    target, seen = place
    write_whole(draft_at(target), b"old")
    draft = draft_at(target)
    draft.write(b"new" * 1_000_000)
    assert seen()["a.bin"] == b"old"
    draft.commit()
    draft.discard()
    assert seen() == {"a.bin": b"new" * 1_000_000}


def test_two_drafts_of_one_file_do_not_meet(place):
    target, seen = place
    one, two = draft_at(target), draft_at(target)
    one.write(b"one")
    two.write(b"two")
    two.commit()
    one.commit()
    assert seen() == {"a.bin": b"one"}


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    draft = draft_at(tmp_path / "a.bin")

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(StoreError, match=r"a\.bin: cannot be written: No space left on device$"):
        draft.write(b"x")
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_synced_is_not_committed(tmp_path, monkeypatch):
    draft = draft_at(tmp_path / "a.bin")
    draft.write(b"x")

    def fails(*_):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(StoreError, match="Input/output error"):
        draft.commit()
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_a_folder_should_be(tmp_path):
    (tmp_path / "a").touch()
    with pytest.raises(StoreError, match=r"a/b: cannot be written: "):
        draft_at(tmp_path / "a" / "b")


def test_permissions_stay_and_links_are_followed(tmp_path):
    real = tmp_path / "real.bin"
    real.write_bytes(b"old")
    real.chmod(0o640)
    (tmp_path / "link.bin").symlink_to(real)
    write_whole(draft_at(tmp_path / "link.bin"), b"new")
    assert (tmp_path / "link.bin").is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


class Objects(MemoryFileSystem):
    """A store in which objects are seen when they are committed, as in those of the cloud."""

    protocol = "objects"
    store = {}  # noqa: RUF012 – as of its parent
    pseudo_dirs = [""]  # noqa: RUF012

    def _open(self, path, _mode="rb", autocommit=True, **_):
        file = MemoryFile(self, path)
        if autocommit:
            file.commit()
        return file


@pytest.fixture
def objects(monkeypatch):
    fsspec.register_implementation("objects", Objects, clobber=True)
    monkeypatch.setattr(remote_draft, "OBJECTS", ("objects",))
    Objects.store.clear()
    return Objects.store


def test_objects_are_seen_when_they_are_whole(objects):
    draft = draft_at("objects://out/a")
    draft.write(b"one")
    assert objects == {}
    draft.commit()
    assert [file.getvalue() for file in objects.values()] == [b"one"]
    draft = draft_at("objects://out/b")
    draft.write(b"two")
    draft.discard()
    assert list(objects) == ["objects://out/a"]


@pytest.mark.parametrize(
    ("scheme", "method"),
    [
        *[("memory", method) for method in ("_open", "write", "close", "mv")],
        *[("objects", method) for method in ("_open", "write", "close", "commit")],
    ],
)
@pytest.mark.usefixtures("objects")
def test_a_remote_store_that_fails(monkeypatch, scheme, method):
    def fails(*_, **__):
        raise RuntimeError("503 Slow Down")

    system = fsspec.filesystem(scheme)
    system.store.clear()
    owner = type(system) if method in ("_open", "mv") else MemoryFile
    monkeypatch.setattr(owner, method, fails)
    with pytest.raises(StoreError, match=r"://out/b: cannot be written: 503 Slow Down$"):
        write_whole(draft_at(f"{scheme}://out/b"), b"x")
    assert not any(path.endswith("out/b") for path in system.store)


def test_a_stream():
    stream = io.BytesIO()
    draft = StreamDraft(stream)
    assert draft.write(b"one") == 3
    draft.commit()
    draft.discard()
    assert stream.getvalue() == b"one"


def test_a_stream_that_is_full():
    class Full(io.BytesIO):
        def write(self, _data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(StoreError, match=r"^standard output: cannot be written: No space left"):
        StreamDraft(Full()).write(b"x")


def test_a_signal_before_anybody_holds_the_draft_leaves_nothing(tmp_path, monkeypatch):
    """It comes when the temporary file is there and its draft is not."""
    (tmp_path / "a.bin").write_bytes(b"old")

    def stopped(*_):
        assert len(list(tmp_path.iterdir())) == 2
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "chmod", stopped)
    with pytest.raises(KeyboardInterrupt):
        draft_at(tmp_path / "a.bin")
    gc.collect()
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_draft_that_nobody_keeps_leaves_nothing(tmp_path):
    draft = draft_at(tmp_path / "a.bin")
    draft.write(b"x")
    assert len(list(tmp_path.iterdir())) == 1
    del draft
    gc.collect()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes are forked off here")
def test_a_process_that_is_forked_off_takes_nothing_away(tmp_path):
    draft = draft_at(tmp_path / "a.bin")
    child = os.fork()
    if not child:
        del draft
        gc.collect()
        os._exit(0)
    os.waitpid(child, 0)
    draft.write(b"x")
    draft.commit()
    assert (tmp_path / "a.bin").read_bytes() == b"x"

"""Folders of results: files by their names, grown at the end, locked while somebody writes."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import fsspec
import pytest

from cleaner.corpus.stores.errors import StoreError
from cleaner.corpus.stores.folders import folder_at

HOLD = """
import sys, time
from cleaner.corpus.stores.folders import folder_at
with folder_at(sys.argv[1]).locked():
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture(params=["path", "file", "memory"])
def target(request, tmp_path):
    """A folder that is not there yet."""
    fsspec.filesystem("memory").store.clear()
    where = {"path": tmp_path / "out", "file": f"file://{tmp_path}/out", "memory": "memory://out"}
    yield where[request.param]
    fsspec.filesystem("memory").store.clear()


def test_files_come_and_go(target):
    folder = folder_at(target)
    assert folder.names() == []
    assert folder.read("a") is None
    folder.write("b", b"2")
    folder.write("a", b"1")
    folder.write(".hidden", b"")
    draft = folder.draft("c")
    draft.write(b"3")
    assert folder.names() == ["a", "b"]
    draft.commit()
    assert [folder.read(name) for name in folder.names()] == [b"1", b"2", b"3"]
    folder.remove("a")
    folder.remove("a")
    assert folder.names() == ["b", "c"]


def test_files_grow(target):
    folder = folder_at(target)
    folder.write("log", b"")
    for number in range(3):
        folder.append("log", b"%d\n" % number)
    assert folder.read("log") == b"0\n1\n2\n"


def test_what_cannot_be_added_whole_is_not_added(tmp_path, monkeypatch):
    folder = folder_at(tmp_path)
    folder.append("log", b"first\n")
    write = os.write

    def short(descriptor, data):
        if len(data) < 4:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(descriptor, data[:3])

    monkeypatch.setattr(os, "write", short)
    with pytest.raises(StoreError, match="log: cannot be written: No space left on device"):
        folder.append("log", b"second\n")
    assert folder.read("log") == b"first\n"


def test_one_at_a_time(target):
    folder = folder_at(target)
    with (
        folder.locked(),
        pytest.raises(StoreError, match="another run writes here"),
        folder.locked(),
    ):
        raise AssertionError
    with folder.locked():
        assert folder.names() == []


def test_a_lock_dies_with_its_process(target):
    command = [sys.executable, "-c", HOLD, str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(StoreError, match="another run writes here"), folder_at(target).locked():
            raise AssertionError
        holder.kill()
        holder.wait()
        with folder_at(target).locked():
            pass


def test_a_folder_that_cannot_be(tmp_path):
    (tmp_path / "a").touch()
    folder = folder_at(tmp_path / "a")
    for call in (
        folder.names,
        lambda: folder.read("b"),
        lambda: folder.write("b", b""),
        lambda: folder.append("b", b""),
        lambda: folder.remove("b"),
        lambda: folder.locked().__enter__(),
    ):
        with pytest.raises(StoreError, match=r"a.*: cannot be (read|written|removed|locked): "):
            call()


def test_files_are_opened(target):
    folder = folder_at(target)
    assert folder.open("a") is None
    folder.write("a", b"1")
    with folder.open("a") as stream:
        assert stream.read() == b"1"


def test_what_was_never_whole_is_swept_away(target):
    folder = folder_at(target)
    folder.sweep()
    folder.write("a", b"1")
    folder.write(".b.tmp", b"of somebody else")
    left = folder.draft("c")
    left.write(b"of a process that was killed")
    folder.sweep()
    assert folder.names() == ["a"]
    assert folder.read(".b.tmp") is not None
    assert not [path for path in _all(target) if len(path) > len(".b.tmp")]
    left.discard()


def _all(target):
    """The names of all files in a folder, hidden or not."""
    system, root = fsspec.core.url_to_fs(str(target))
    return [path.rpartition("/")[2] for path in system.find(root)]


@pytest.mark.parametrize(
    ("method", "call", "done"),
    [
        ("ls", lambda folder: folder.names(), "read"),
        ("cat_file", lambda folder: folder.read("a"), "read"),
        ("_open", lambda folder: folder.open("a"), "read"),
        ("find", lambda folder: folder.sweep(), "swept"),
        ("rm_file", lambda folder: folder.remove("a"), "removed"),
    ],
)
def test_a_remote_store_that_fails(monkeypatch, method, call, done):
    def fails(*_, **__):
        raise RuntimeError("503 Slow Down")

    folder = folder_at("memory://out")
    folder.write("a", b"1")
    monkeypatch.setattr(type(fsspec.filesystem("memory")), method, fails)
    with pytest.raises(StoreError, match=rf"^memory://out.*: cannot be {done}: 503 Slow Down$"):
        call(folder)

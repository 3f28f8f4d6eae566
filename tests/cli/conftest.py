"""How the tests of the command run it: in this process, or as the installed program."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cleaner.cli.app import run_command

CLEAN = Path(sys.executable).with_name("clean")


@dataclass(frozen=True)
class Result:
    """What a run of the command gave."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")

    @property
    def errors(self) -> list[str]:
        return [line for line in self.err.splitlines() if line.startswith("clean: error:")]

    def failed(self, code: int, *parts: str) -> bool:
        """One error line with these words, this code, and nothing on standard output."""
        assert self.err.count("\n") == 1, self.err
        assert self.err.startswith("clean: error: "), self.err
        assert all(part in self.err for part in parts), self.err
        assert self.out == b""
        assert self.code == code
        return True


@pytest.fixture
def cli(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Result]]:
    """Run the command in this process; ``stdin`` is what it reads."""
    handlers = {name: signal.getsignal(name) for name in (signal.SIGPIPE, signal.SIGTERM)}

    def run(*argv: object, stdin: bytes = b"") -> Result:
        with monkeypatch.context() as patch:
            stream = io.BufferedReader(io.BytesIO(stdin))
            patch.setattr(sys, "stdin", io.TextIOWrapper(stream, encoding="utf-8"))
            capfdbinary.readouterr()
            code = run_command([str(word) for word in argv])
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        assert b"a bug in clean" not in err, err
        return Result(code, out, err.decode("utf-8"))

    yield run
    for name, handler in handlers.items():
        signal.signal(name, handler)


@pytest.fixture
def program() -> Callable[..., Result]:
    """Run the installed program; ``script`` is a line of shell that calls $CLEAN."""

    def run(
        *words: object,
        stdin: bytes | None = b"",
        script: str | None = None,
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Result:
        command = ["/bin/sh", "-c", script] if script else [str(CLEAN), *words]
        done = subprocess.run(
            [word if isinstance(word, bytes) else str(word) for word in command],
            input=stdin,
            capture_output=True,
            env={**os.environ, "CLEAN": str(CLEAN)} if env is None else env,
            cwd=cwd,
            timeout=120,
            check=False,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        assert b"a bug in clean" not in done.stderr, done.stderr.decode()
        assert b"Exception ignored" not in done.stderr, done.stderr.decode()
        return Result(done.returncode, done.stdout, done.stderr.decode("utf-8"))

    return run


@pytest.fixture
def scrape(tmp_path: Path) -> Path:
    """A scrape with one line that goes."""
    path = tmp_path / "scrape.txt"
    path.write_text(SCRAPE, encoding="utf-8")
    return path


ARTICLE = (
    "The harbour ferry is back after nine weeks in the yard, and the pilots were pleased.\n"
    "\n"
    "It sails at nine, the harbour office said on Monday, and it carries forty cars each time.\n"
    "\n"
    "“Nobody believed us,” said Ana Sørli, who has steered it for eleven years – ‘nobody at all’.\n"
)
SCRAPE = ARTICLE.replace("\n\n", "\n\nSign up for our newsletter\n\n", 1)


@pytest.fixture
def article() -> str:
    """What is left of `scrape`."""
    return ARTICLE

"""What goes wrong on a cluster is said in our own words, in a line."""

from __future__ import annotations

import sys

import pytest

from cleaner.corpus.engines.spark.session import in_a_line, in_our_words, session_at
from cleaner.corpus.run.plan import RefusedError
from cleaner.model import CleanerError, InputError


class PythonError(Exception):
    __module__ = "pyspark.errors"


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Traceback\n  File x\ncleaner.model.RuleError: no such rule", "no such rule"),
        ("x\nModuleNotFoundError: No module named 'cleaner.text'\n", "a worker has no cleaner;"),
        ("Job aborted\njava.io.IOException: disk full\n\tat a.b", "Spark says: disk full"),
        ("Connection refused\n\tat a.b", "Spark says: Connection refused"),
    ],
)
def test_what_went_wrong_there_is_said_in_a_line(said, heard):
    assert in_a_line(PythonError(said)).startswith(heard)
    with pytest.raises(CleanerError), in_our_words():
        raise PythonError(said)


def test_errors_that_are_no_sparks_pass():
    with pytest.raises(KeyError), in_our_words():
        raise KeyError("x")
    with pytest.raises(InputError, match="x"), in_our_words():
        raise InputError("x")


def test_without_pyspark_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(RefusedError, match="pip install"), session_at(None):
        pass

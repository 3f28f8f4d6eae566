"""What commands are asked of the many articles that they read: to compare, to try, to learn."""

from __future__ import annotations

from dataclasses import dataclass, field

from cleaner.corpus.containers.forms import InputForm
from cleaner.corpus.fields import FieldNames
from cleaner.model import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What inputs are, by what options their texts are cleaned, and whether nothing is told.

    Of folders nothing that fits ``exclude`` is read, and only what fits ``include``, if any.
    """

    options: Options = field(default_factory=Options)
    form: InputForm = "auto"
    names: FieldNames = field(default_factory=FieldNames)
    quiet: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

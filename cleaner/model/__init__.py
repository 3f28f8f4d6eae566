"""The nouns of the cleaner: small frozen records that every step passes on.

Offsets are counted in characters of ``Document.text``, from 0, the end exclusive; line numbers
count from 1.
"""

from __future__ import annotations

from cleaner.model.blocks import SHORT, Block, Blocks, shared
from cleaner.model.checks import check
from cleaner.model.cleaned import Account, Cleaned, Grounds, Span, without
from cleaner.model.document import Document, Layout, Shown, Source
from cleaner.model.errors import AuditError, CleanerError, InputError, RuleError
from cleaner.model.kinds import KINDS, OPTIONAL_KINDS, Label
from cleaner.model.options import Galleries, Options, Preset
from cleaner.model.verdicts import KEPT, Reason, Removal, Verdict, Verdicts

__all__ = [
    "KEPT",
    "KINDS",
    "OPTIONAL_KINDS",
    "SHORT",
    "Account",
    "AuditError",
    "Block",
    "Blocks",
    "Cleaned",
    "CleanerError",
    "Document",
    "Galleries",
    "Grounds",
    "InputError",
    "Label",
    "Layout",
    "Options",
    "Preset",
    "Reason",
    "Removal",
    "RuleError",
    "Shown",
    "Source",
    "Span",
    "Verdict",
    "Verdicts",
    "check",
    "shared",
    "without",
]

"""Options that do not go with what is cleaned: said before anything is done."""

from __future__ import annotations

from dataclasses import replace

from cleaner.cli.report import UsageError
from cleaner.cli.run.plan import OPTION_OF, Plan, Records
from cleaner.cli.streams import STANDARD

_WORDS = {
    "text": "--text-field",
    "html": "--html-field",
    "url": "--url-field",
    "outlet": "--outlet-field",
    "out": "--out-field",
    "prefix": "--prefix",
    "resume": "--resume",
    "shard_size": "--shard-size",
    "most": "--max-record",
    "expansion": "--max-expansion",
    "errors": "--errors",
    "engine": "--engine",
    "master": "--master",
}


def check_for_texts(plan: Plan) -> None:
    """Refuse what only records know.

    Raises:
        UsageError: says which option.
    """
    asked = replace(plan.records, form=None, target=None)
    for name, option in _WORDS.items():
        if getattr(asked, name) != getattr(Records(), name):
            raise UsageError(
                f"{option} is for records, and these are texts; "
                "for JSON Lines without such a name say --from jsonl, and texts can be put in a tar"
            )


def check_for_records(plan: Plan) -> None:
    """Refuse what only texts know, and what does not go together.

    Raises:
        UsageError: says which option, and what would do.
    """
    if plan.mode == "diff":
        raise UsageError("--diff shows texts; of records, --check says in which something would go")
    if plan.mode == "paragraphs":
        raise UsageError("--to paragraphs is for texts; records hold the article as it stood")
    if plan.in_place:
        raise UsageError("--in-place is for texts; write records to a folder or a file with -o")
    if plan.audit is not None:
        raise UsageError(
            "--audit is for texts; records say themselves what went (removed), and "
            "`clean restore` puts it back"
        )
    if plan.explain:
        raise UsageError("--explain is for texts; records say themselves why (removed)")
    if plan.url is not None:
        raise UsageError("--url is for one text; name the field with the address: --url-field")
    if plan.records.engine == "local" and plan.records.master is not None:
        raise UsageError("--master goes with --engine spark")


def check_for_stream(plan: Plan) -> None:
    """Refuse what needs a folder, and two outputs in one stream.

    Raises:
        UsageError: says which option.
    """
    asked = plan.records
    needing = {
        "--resume": asked.resume,
        "--shard-size": asked.shard_size is not None,
        "--engine spark": asked.engine == "spark",
    }
    for option, given in needing.items():
        if given:
            raise UsageError(f"{option} needs a folder: -o FOLDER/")
    if asked.errors == STANDARD and plan.output is None:
        raise UsageError("--errors -: records go to standard output; name a file for one of them")


def check_for_folder(plan: Plan) -> None:
    """Refuse what a folder does not need.

    Raises:
        UsageError: says which option.
    """
    if plan.records.errors is not None:
        raise UsageError("--errors: a folder has its own errors.jsonl; leave it out")
    if plan.records.engine == "spark" and plan.jobs != 1:
        raise UsageError("--engine spark and --jobs do not go together: the cluster has its own")


def check_for_show(plan: Plan) -> None:
    """Refuse an output where nothing is written.

    Raises:
        UsageError: says so.
    """
    if plan.output is not None or plan.records.resume:
        raise UsageError(f"{OPTION_OF[plan.mode]} writes nothing; leave out -o and --resume")

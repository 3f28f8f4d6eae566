"""``python -m cleaner`` and the command ``clean``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command and exit with its code."""
    from cleaner.cli.app import run_command

    sys.exit(run_command(sys.argv[1:]))


if __name__ == "__main__":
    main()

"""``python -m cleaner`` and the command ``clean``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command and exit with its code."""
    try:
        from cleaner.cli.app import run_command

        code = run_command(sys.argv[1:])
    except KeyboardInterrupt:  # before there is anything to say it better
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()

"""The command: the only code that knows standard streams, colours and exit codes."""

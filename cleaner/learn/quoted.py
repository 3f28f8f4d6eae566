"""Text of strangers in a rule file: whatever it holds, it is one string, and it is seen.

Strings of TOML 1.0: https://toml.io/en/v1.0.0#string
"""

from __future__ import annotations


def quoted(text: str) -> str:
    r"""A basic string; what is not printed, and would hide or turn the text, is escaped.

    >>> print(quoted('say "ah"\u202e'))
    "say \"ah\"\u202E"
    """
    return f'"{"".join(map(_escaped, text))}"'


def block(text: str) -> str:
    """Lines as a literal string, where they can stand in one; else a basic string."""
    if "'''" not in text and all(map(str.isprintable, text.splitlines())):
        return f"'''\n{text}'''"
    return quoted(text)


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if sign.isprintable():
        return sign
    code = ord(sign)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"

"""What an input is, from its first bytes or characters: a binary, HTML, plain text.

Magic numbers are those of the formats' own specifications.  Where a text could begin in the same
way, a control character near the start has to confirm that it is no text.
"""

from __future__ import annotations

import re

from cleaner.model import InputError
from cleaner.read.labels import codec_of
from cleaner.read.utf8 import is_utf8
from cleaner.read.wide import SAMPLE, wide_codec

_UNPACK = "unpack it first"
_EXTRACT = "save it as plain text or HTML first"
_OTHER = "give a text or HTML file"

# Offset, magic number, what it is, what to do.  The first match counts.
_MAGIC = (
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image", _OTHER),
    (0, b"\xff\xd8\xff", "a JPEG image", _OTHER),
    (0, b"GIF87a", "a GIF image", _OTHER),
    (0, b"GIF89a", "a GIF image", _OTHER),
    (0, b"BM", "a BMP image", _OTHER),
    (0, b"II*\0", "a TIFF image", _OTHER),
    (0, b"MM\0*", "a TIFF image", _OTHER),
    (0, b"\0\0\1\0", "an icon", _OTHER),
    (0, b"8BPS", "a Photoshop image", _OTHER),
    (8, b"WEBP", "a WebP image", _OTHER),
    (0, b"RIFF", "a RIFF media file", _OTHER),
    (0, b"\x7fELF", "an ELF program", _OTHER),
    (0, b"MZ", "a Windows program", _OTHER),
    (0, b"\xfe\xed\xfa\xce", "a Mach-O program", _OTHER),
    (0, b"\xfe\xed\xfa\xcf", "a Mach-O program", _OTHER),
    (0, b"\xce\xfa\xed\xfe", "a Mach-O program", _OTHER),
    (0, b"\xcf\xfa\xed\xfe", "a Mach-O program", _OTHER),
    (0, b"\xca\xfe\xba\xbe", "a Java class or Mach-O program", _OTHER),
    (0, b"\0asm", "a WebAssembly program", _OTHER),
    (0, b"\x1f\x8b", "a gzip archive", _UNPACK),
    (0, b"\x1f\x9d", "a compress archive", _UNPACK),
    (0, b"\xfd7zXZ\0", "an xz archive", _UNPACK),
    (0, b"\x28\xb5\x2f\xfd", "a zstd archive", _UNPACK),
    (0, b"\x04\x22\x4d\x18", "an lz4 archive", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (0, b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (0, b"PK\x03\x04", "a zip archive", _UNPACK),
    (0, b"PK\x05\x06", "a zip archive", _UNPACK),
    (257, b"ustar", "a tar archive", _UNPACK),
    (0, b"MSCF\0\0\0\0", "a cabinet archive", _UNPACK),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", _EXTRACT),
    (0, b"SQLite format 3\0", "an SQLite database", _EXTRACT),
    (0, b"PAR1", "a Parquet table", _EXTRACT),
    (0, b"bplist00", "a binary property list", _EXTRACT),
    (0, b"\x89HDF\r\n\x1a\n", "an HDF5 file", _EXTRACT),
    (0, b"\x93NUMPY", "a NumPy array", _EXTRACT),
    (0, b"wOFF", "a font", _OTHER),
    (0, b"wOF2", "a font", _OTHER),
    (0, b"OTTO", "a font", _OTHER),
    (0, b"\0\1\0\0\0", "a font", _OTHER),
    (0, b"ID3", "an MP3 recording", _OTHER),
    (0, b"OggS", "an Ogg recording", _OTHER),
    (0, b"fLaC", "a FLAC recording", _OTHER),
    (0, b"\x1a\x45\xdf\xa3", "a Matroska video", _OTHER),
    (4, b"ftyp", "an MP4 video or HEIF image", _OTHER),
    *((0, b"\x80" + bytes((n,)), "a Python pickle", _EXTRACT) for n in (2, 3, 4, 5)),
)
_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_PDF = re.compile(rb"%PDF-\d\.\d\s*[\r\n]")
_PDF_INSIDE = re.compile(rb"\d obj\b|%%EOF|/Type\b")
_ZIP_KINDS = (
    (b"mimetypeapplication/epub", "an EPUB book"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file"),
    (b"[Content_Types].xml", "an Office document (docx, xlsx, pptx)"),
    (b"word/", "an Office document (docx)"),
)
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_HIGH = bytes(range(128, 256))
# Bell, backspace, tab, line ends, form feed and escape are what terminals and printers leave.
_CONTROLS = bytes(set(range(32)) - set(b"\a\b\t\n\v\f\r\x1b"))

_ROOT = re.compile(
    r"html|head|body|frameset|rss|feed|channel|urlset|rdf|nitf|newsml", re.IGNORECASE
)
_KNOWN = re.compile(
    r"""
    a|abbr|address|article|aside|audio|b|base|blockquote|br|button|canvas|caption|center|cite|code|
    col|dd|del|details|dialog|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|
    header|hgroup|hr|i|iframe|img|input|ins|label|legend|li|link|main|map|mark|menu|meta|nav|
    newsitem|noscript|object|ol|option|p|param|picture|pre|q|s|samp|script|section|select|small|
    source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|
    thead|time|title|tr|tt|u|ul|var|video|wbr|entry|item|description
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PROLOGUE = re.compile(r"\s+|\ufeff|<!--|<\?(?=xml)", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!doctype\s+[a-z]", re.IGNORECASE)
_ELEMENT = re.compile(r"<[a-z_]", re.IGNORECASE)
# Only the start of a tag, for an attribute may be longer than any bound.
_START = re.compile(r"<(?:[a-z]+:)?([a-z][a-z0-9]*)(?=[\s/>])(\s+[\w:.-]+\s*=)?", re.IGNORECASE)
_REMNANT = re.compile(r"div|noscript|img|iframe|p", re.IGNORECASE)
_INLINE = re.compile(
    r"a|abbr|b|br|cite|code|del|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|u", re.IGNORECASE
)
_REMNANTS = re.compile(rf"(?:\s*</?(?:{_REMNANT.pattern})\b[^<>]*>){{1,20}}", re.IGNORECASE)
_TAG = re.compile(r"<(/?)(?:[a-z]+:)?([a-z][a-z0-9]*)((?:\s[^<>]*)?)/?>", re.IGNORECASE)
_AFTER_MENTION = frozenset(" \t,.;:!?)")

_META = re.compile(rb"<meta\s([^>]*)>", re.IGNORECASE)
_CONTENT = re.compile(rb"""\bcontent\s*=\s*(?:"[^"]*"|'[^']*')""", re.IGNORECASE)
_CHARSET = re.compile(rb"""\bcharset\s*=\s*["']?\s*([a-z0-9._:-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(
    rb"""<\?xml\s[^>]*?\bencoding\s*=\s*["']([a-z0-9._:-]{2,40})""", re.IGNORECASE
)
_COMMENT_BYTES = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)


def refuse_binary(raw: bytes, *, name: str) -> None:
    """Let text pass, in whatever encoding.

    Raises:
        InputError: the bytes are an image, an archive, a program, ..., or no text by their look.
    """
    head = raw[:SAMPLE]
    if head.startswith(_WIDE_BOMS):
        return
    found = _by_magic(head)
    if found is None and _is_noise(head):
        found = ("binary data", _OTHER)
    if found:
        what, advice = found
        raise InputError(f"{name}: this is {what}, not text; {advice}")


def looks_like_html(text: str) -> bool:
    """Whether a text is HTML or XML, to be judged from its first 65,536 characters.

    A document begins with its doctype, declaration or root; a fragment begins with a tag that is
    used, not mentioned (``<p> is a tag`` mentions it), or most of its lines hold tags.
    """
    head = text[:SAMPLE]
    at, is_xml = _prologue(head)
    if _DOCTYPE.match(head, at) or (is_xml and _ELEMENT.match(head, at)):
        return True
    if _begins_with_remnants(head, at):
        return False
    first = _START.match(head, at)
    if first and _ROOT.fullmatch(first.group(1)):
        return True
    if first and _KNOWN.fullmatch(first.group(1)):
        tag = _TAG.match(head, at)
        return bool(first.group(2) or (tag and _is_used(tag)) or _ends_with_tag(head))
    return _is_dense(head[at:])


def _begins_with_remnants(head: str, at: int) -> bool:
    """Whether pixels and frames, as stand in ``noscript``, are about all the markup there is.

    Browsers and scrapers that know ``noscript`` as text leave them in the text, mostly before it;
    Markdown may hold elements amid a line.
    """
    remnants = _REMNANTS.match(head, at)
    if not remnants:
        return False
    rest, opened = head[remnants.end() :], 0
    for tag in filter(_is_known, _TAG.finditer(rest)):
        if not (_REMNANT.fullmatch(tag[2]) or _INLINE.fullmatch(tag[2])):
            return False
        opened += not tag[1]
    return len(rest) >= 200 and opened * 20 <= sum(map(bool, map(str.strip, rest.splitlines())))


def declared_charset(raw: bytes) -> str | None:
    """The Python codec that markup names for itself in its first 4,096 bytes, None without one.

    Follows the HTML standard's prescan: ``meta charset``, ``meta http-equiv``, and the XML
    declaration; names mean what the WHATWG Encoding Standard makes of them.
    """
    head = raw[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith(b"<") or not looks_like_html(head.decode("latin-1")):
        return None
    found = _XML_ENCODING.match(head)
    if found:
        return codec_of(found.group(1).decode("ascii"))
    for meta in _META.finditer(_COMMENT_BYTES.sub(b"", head)):
        attributes = meta.group(1)
        if b"http-equiv" not in attributes.lower():
            attributes = _CONTENT.sub(b"", attributes)
        found = _CHARSET.search(attributes)
        if found:
            return codec_of(found.group(1).decode("ascii"))
    return None


def _by_magic(head: bytes) -> tuple[str, str] | None:
    """What a magic number says the bytes are, and what to do about it."""
    if _PDF.match(head) and (_has_control(head[:1024]) or _PDF_INSIDE.search(head, 0, 4096)):
        return "a PDF document", "extract its text first"
    if _BZIP2.match(head) and _has_control(head[:128]):
        return "a bzip2 archive", _UNPACK
    for offset, magic, what, advice in _MAGIC:
        if not head.startswith(magic, offset):
            continue
        if not _is_wordlike(magic) or _has_control(head[: max(offset, 32)]):
            return _zip_kind(head) if magic.startswith(b"PK") else (what, advice)
    return None


def _is_wordlike(magic: bytes) -> bool:
    """Whether a text could begin with a magic number, or hold it."""
    return magic.isascii() and magic.decode("ascii").isprintable()


def _has_control(part: bytes) -> bool:
    return len(part.translate(None, _CONTROLS)) < len(part)


def _zip_kind(head: bytes) -> tuple[str, str]:
    for mark, what in _ZIP_KINDS:
        if mark in head[:4096]:
            return what, _EXTRACT
    return "a zip archive", _UNPACK


def _is_noise(head: bytes) -> bool:
    """Whether control characters are more frequent than in any text.

    Random, packed and encrypted bytes have 9 % control characters and 50 % above ASCII; UTF-8
    may have up to 30 % control characters, for a few NULs are no reason to refuse a text.
    """
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls < 2 or wide_codec(head):
        return False
    if is_utf8(head):
        return controls >= 8 and controls > 0.3 * len(head)
    high = len(head) - len(head.translate(None, _HIGH))
    if high > 0.25 * len(head):
        return controls > 0.02 * len(head)
    return controls >= 8 and controls > 0.08 * len(head)


def _prologue(head: str) -> tuple[int, bool]:
    """Where a text begins behind blanks, comments and XML declarations; whether it had one."""
    at, is_xml = 0, False
    while part := _PROLOGUE.match(head, at):
        at = part.end()
        if part.group().startswith("<"):
            close = "-->" if part.group() == "<!--" else "?>"
            end = head.find(close, at)
            if end < 0:
                return len(head), is_xml
            at = end + len(close)
            is_xml = is_xml or close == "?>"
    return at, is_xml


def _is_known(tag: re.Match[str]) -> bool:
    return bool(_KNOWN.fullmatch(tag.group(2)) or _ROOT.fullmatch(tag.group(2)))


def _is_used(tag: re.Match[str]) -> bool:
    """Whether a tag is markup: it has attributes, or is not set off by blanks like a word."""
    if "=" in tag.group(3):
        return True
    text = tag.string
    if tag.group(1):
        return text[tag.start() - 1 : tag.start()] not in ("", " ", "(")
    return text[tag.end() : tag.end() + 1] not in _AFTER_MENTION


def _ends_with_tag(head: str) -> bool:
    """Whether a closing tag ends the text."""
    tail = head.rstrip()
    last = _TAG.match(tail, max(tail.rfind("<"), 0))
    return bool(last and last.group(1) and _is_known(last) and last.end() == len(tail))


def _is_dense(head: str) -> bool:
    """Whether six lines in ten hold tags, four elements are closed, and a tag ends the text."""
    closed = sum(1 for m in _TAG.finditer(head) if m.group(1) and _is_known(m) and _is_used(m))
    if closed < 4 or not (_ends_with_tag(head) or len(head) > SAMPLE - 1024):
        return False
    lines = [line for line in head.splitlines() if line.strip()]
    tagged = sum(1 for line in lines if any(map(_is_known, _TAG.finditer(line))))
    return 10 * tagged >= 6 * len(lines)

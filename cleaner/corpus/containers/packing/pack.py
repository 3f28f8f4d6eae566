"""Plain bytes to packed ones, piece after piece."""

from __future__ import annotations

from typing import Any

from cleaner.corpus.containers.kinds import Packing


class _Plain:
    """Packs nothing."""

    def compress(self, data: bytes) -> bytes:
        return data

    def flush(self) -> bytes:
        return b""


def packer(packing: Packing) -> Any:  # noqa: ANN401 – of zlib or Zstandard, they look alike
    """Packs piece after piece; the same bytes each time, for there is no date in them."""
    if packing == "gz":
        import zlib

        return zlib.compressobj(6, wbits=31)
    if packing == "zst":
        from cleaner.corpus.containers.packing.unpack import zstd_module

        return zstd_module().ZstdCompressor()
    return _Plain()

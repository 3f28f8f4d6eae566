"""Stores: where bytes lie, on this machine or behind a URL; read, listed, written whole, locked."""

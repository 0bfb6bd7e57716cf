"""The one error of this package."""

from __future__ import annotations


class ReaderError(Exception):
    """Something in a chapter that a plain notebook cannot show; the text says where and what to do."""

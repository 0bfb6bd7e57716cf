"""Where the book is published: derived from the repository's address, which `_config.yml` names."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import yaml  # type: ignore[import-untyped]

__all__ = ["published", "published_of"]


def published(repository: str, baseurl: str | None = "") -> str:
    """Return the site's address, with a slash at the end.

    Args:
        repository: the address of the book's repository on GitHub.
        baseurl: `html: baseurl:` of _config.yml, which comes first if it is given.

    >>> published("https://github.com/Owner/name")
    'https://owner.github.io/name/'
    >>> published("https://github.com/Owner/name", "https://example.org/book")
    'https://example.org/book/'
    """
    if baseurl:
        return baseurl.rstrip("/") + "/"
    owner, name = urlsplit(repository).path.strip("/").split("/")
    home = f"{owner.lower()}.github.io"
    return f"https://{home}/" if name.lower() == home else f"https://{home}/{name}/"


def published_of(root: Path) -> str:
    """Return the address of the book whose `_config.yml` lies in a folder."""
    config = yaml.safe_load((root / "_config.yml").read_text("utf8"))
    return published(config["repository"]["url"], config.get("html", {}).get("baseurl"))

"""Digests of the exercises' answers, made by `optlib.check.seal`; solutions stand folded in the chapters."""

from typing import Any

ANSWERS: dict[str, dict[str, Any]] = {
    "gd-first-step": {"decimals": 4, "digests": ["ef7a9c5ed22a272d", "0b5fa4e8fe411b00"]},
}

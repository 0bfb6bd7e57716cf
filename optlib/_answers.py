"""Digests of the exercises' answers, made by `optlib.check.seal`; solutions stand folded in the chapters."""

from typing import Any

ANSWERS: dict[str, dict[str, Any]] = {
    "mc-gradient-at-zero": {"decimals": 4, "digests": ["7e821032b53b31d2", "f74f3764680d7acd"]},
    "mc-horizontal": {"decimals": 4, "digests": ["807186c71c01852d"]},
    "mc-nonconvex": {"decimals": 4, "digests": ["f98bc6dcae28b8b2"]},
    "mc-transposed": {"decimals": 4, "digests": ["4ec15de092619212", "d22e920b1e4a9a4a"]},
    "mc-minimum-norm": {"decimals": 4, "digests": ["1b2154eff34995cd", "43bb8776ee8ed35e", "90df653e02134e68"]},
    "gd-first-step": {"decimals": 4, "digests": ["ef7a9c5ed22a272d", "0b5fa4e8fe411b00"]},
}

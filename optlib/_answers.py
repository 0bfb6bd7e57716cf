"""Digests of the exercises' answers, made by `optlib.check.seal`; solutions stand folded in the chapters."""

from typing import Any

ANSWERS: dict[str, dict[str, Any]] = {
    "mc-gradient-at-zero": {"decimals": 4, "digests": ["7e821032b53b31d2", "f74f3764680d7acd"]},
    "mc-nonconvex": {"decimals": 4, "digests": ["f98bc6dcae28b8b2"]},
    "mc-transposed": {"decimals": 4, "digests": ["4ec15de092619212", "d22e920b1e4a9a4a"]},
    "mc-minimum-norm": {
        "decimals": 4,
        "digests": ["1b2154eff34995cd", "43bb8776ee8ed35e", "90df653e02134e68"],
    },
    "gd-first-step": {"decimals": 4, "digests": ["ef7a9c5ed22a272d", "0b5fa4e8fe411b00"]},
    "gd-from-zero": {"decimals": 4, "digests": ["1fa8e076bbfa7a63", "07a81e0515237ed2"]},
    "gd-error-left": {"decimals": 3, "digests": ["deb365755e7b5147"]},
    "gd-sign-step": {
        "decimals": 4,
        "digests": ["a64d6bfa86ad5e60", "802242c38cc76199", "452fa0e0d266e708", "3d928df6afda5d28"],
    },
    "gd-twenty-steps": {"decimals": 8, "digests": ["75b9679bcff66f17"]},
    "gd-two-cycle": {"decimals": 4, "digests": ["8b342a9fb8424f6a"]},
    "gd-equal-error": {
        "decimals": 0,
        "digests": [
            "ba08d1bc97093410", "fa1874dc7dd293e7", "fa435b918b1637f1",
            "229f9ebcf74ee967", "bd7c1fc074291e8e",
        ],
    },
    "momentum-by-hand": {
        "decimals": 4,
        "digests": [
            "2c0badd7a0ecbe7d", "5a877b4bbf1227f0", "0216d2c490180843",
            "55e0d1fb2e4e3cff", "f9cd13feed060694",
        ],
    },
    "momentum-critical-beta": {"decimals": 4, "digests": ["027c2cc8336b3713", "dffb3e753c029ec0"]},
    "momentum-rate-drop": {"decimals": 4, "digests": ["9b7d4529c1da020a", "1e29fac1aa9dd1a1"]},
    "momentum-period": {"decimals": 2, "digests": ["7e1bdb0285721ca2"]},
    "momentum-find-the-bugs": {"decimals": 0, "digests": ["41d6d55c50540c78", "2a700d7a0ffb8cac"]},
    "mc-absolute": {"decimals": 4, "digests": ["402903aefd368795", "2d38803104b239f0"]},
    "mc-edge-slope": {"decimals": 4, "digests": ["9dcb33a773756ca1"]},
}

"""Digests of the exercises' answers, written by `python -m tools.seal` from tests/answers."""

from ._verdict import Entry

ANSWERS: dict[str, Entry] = {
    "gd-equal-error": {
        "decimals": 0,
        "names": ["η = 0.001", "η = 0.005", "η = 0.01", "η = 0.02", "η = 0.024"],
        "digests": [
            "a517b32f",
            "15c26569",
            "655bba6c",
            "22df7c23",
            "84704d94",
        ],
        "hints": [],
    },
    "gd-error-left": {
        "decimals": 3,
        "names": ["error left"],
        "digests": [
            "99a1c71c ffb81ff7 71c409c9",
        ],
        "hints": [],
    },
    "gd-first-step": {
        "decimals": 4,
        "names": ["θ₀", "θ₁"],
        "digests": [
            "1a1ef014 9cd4ee13 c6e19067 27781b82",
            "5459cfa8 caa29578 c8b8432c 2c5ae615",
        ],
        "hints": [
            {
                "at": [
                    "",
                    "5b59daad d0a4dd81 dd125cb2 ff9e1322",
                ],
                "say": "This is the value of the loop before it is mended.",
            },
        ],
    },
    "gd-from-zero": {
        "decimals": 4,
        "names": ["θ₀", "θ₁"],
        "digests": [
            "e4835b86 83852887 73790571 8110defe",
            "3238b71f 8695f791 e75c750f aade77a4",
        ],
        "hints": [
            {
                "at": [
                    "e5835d19 6f898639 c8db01e0 f802d9a5",
                    "c3405727 c5e1d764 f742e4d6 6dcf36b8",
                ],
                "say": "This is one update on the cost with 1/(2n); here the factor is 1/n.",
            },
        ],
    },
    "gd-sign-step": {
        "decimals": 4,
        "names": ["d₁", "d₂", "d₃", "⟨g, d⟩"],
        "digests": [
            "5e8bc79c 890a43fb f18319ae 95c35c69",
            "67f7f664 2a3462f9 cc919196 85f0ed17",
            "e7e4b59a a654b9b1 863f7ba8 cc967b23",
            "83ef91ec 18babf77 662b5b8a 29294399",
        ],
        "hints": [],
    },
    "gd-twenty-steps": {
        "decimals": 8,
        "names": ["x₂₀"],
        "digests": [
            "35f78d58 82dee176 74d03174 201d261e 716b2fd9 68d3f4dc d37ab133 b4d98a93",
        ],
        "hints": [
            {
                "at": [
                    "36f78eeb 81dedfe3 70d269bf 2691ca45 f3875b19 70dfb319 c015a321 ff0ab413",
                ],
                "say": "This is x after 19 updates.",
            },
            {
                "at": [
                    "35f78d58 83dee309 75c36714 cd1a013b ab6a1926 6feecd2a 4ec268bc a283662b",
                ],
                "say": "This is x after 21 updates.",
            },
        ],
    },
    "gd-two-cycle": {
        "decimals": 4,
        "names": ["η"],
        "digests": [
            "ea17bb1e 9d14f673 8f7d25ae bfe52eb9",
        ],
        "hints": [],
    },
    "mc-absolute": {
        "decimals": 4,
        "names": ["lower end", "upper end"],
        "digests": [
            "e89567bb 8d99e973 9539bb91 764dc4db",
            "dcfc76ee 3666ff34 4c1a2851 98208315",
        ],
        "hints": [],
    },
    "mc-edge-slope": {
        "decimals": 4,
        "names": ["slope"],
        "digests": [
            "ef6f5c7d 8e9025f0 bb52ebfb 6aeb044f",
        ],
        "hints": [],
    },
    "mc-gradient-at-zero": {
        "decimals": 4,
        "names": ["∂J/∂θ₀", "∂J/∂θ₁"],
        "digests": [
            "6c7dc31d 1a0be288 f89757d6 3c9a8ed1",
            "8e9fec59 e68fd670 3f2e429d 1c777e55",
        ],
        "hints": [
            {
                "at": [
                    "41a45ee4 9301c9cb f78cb0cc 1e1c94da",
                    "d9928f80 d9abd664 173867ea 7b6c563f",
                ],
                "say": "This is the gradient of the cost with 1/(2n); here it is 1/n.",
            },
        ],
    },
    "mc-minimum-norm": {
        "decimals": 4,
        "names": ["θ₀", "θ₁", "θ₂"],
        "digests": [
            "8ca4c39f f493d070 1d82e433 94c26440",
            "5eda05a4 d28bda00 a4279387 fbde23ef",
            "89863e0d 6229c70d fc9d21c0 c712a166",
        ],
        "hints": [],
    },
    "mc-nonconvex": {
        "decimals": 4,
        "names": ["z"],
        "digests": [
            "912f3254 8ea4ee0d 9116042d 7e4c3c2f",
        ],
        "hints": [],
    },
    "mc-transposed": {
        "decimals": 4,
        "names": ["as printed", "as repaired"],
        "digests": [
            "099a2cb1 db595e0c 6bc97259 c5774739",
            "185d3b3e 4cbe7a65 67ffd5cf e4e2efe2",
        ],
        "hints": [],
    },
    "momentum-by-hand": {
        "decimals": 4,
        "names": ["x₁", "x₂", "x₃", "x₄", "x₅"],
        "digests": [
            "9dd7f51d 21f43dae 6b09e22f 3bad16e4",
            "00c99c06 e80ebeaf a94b8efc d0947661",
            "38e50609 860833f5 704e134a 650613eb",
            "91326d2a 146d54f3 0d34c7d9 6bf52d0a",
            "da048394 2b617d0f 246e66ba fcdf4b3a",
        ],
        "hints": [],
    },
    "momentum-critical-beta": {
        "decimals": 4,
        "names": ["β", "radius"],
        "digests": [
            "9fa49dc8 1ecdf257 225ef272 50c36adb",
            "954b77d4 d89f8ff1 4cb72dc3 e7f18099",
        ],
        "hints": [],
    },
    "momentum-find-the-bugs": {
        "decimals": 0,
        "names": ["as printed", "repaired"],
        "digests": [
            "a3ccfd82",
            "72b2b2d5",
        ],
        "hints": [],
    },
    "momentum-period": {
        "decimals": 2,
        "names": ["period"],
        "digests": [
            "f5182e9d 65b73fa1",
        ],
        "hints": [],
    },
    "momentum-rate-drop": {
        "decimals": 4,
        "names": ["sum form", "velocity form"],
        "digests": [
            "81dbb0cd c540867e eb6576e8 d3ecc81a",
            "115aaf6d ff67b136 754300d2 e7c34d11",
        ],
        "hints": [],
    },
}

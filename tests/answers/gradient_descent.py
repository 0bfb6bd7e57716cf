"""The answers of *Gradient descent*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "gd-from-zero": {
        "answer": [0.3177494, 2.0755231],
        "decimals": 4,
        "names": ["θ₀", "θ₁"],
        "wrong": [
            ([0.1588747, 1.0377615], "This is one update on the cost with 1/(2n); here the factor is 1/n."),
        ],
    },
    "gd-error-left": {"answer": 0.1 / 0.42, "decimals": 3, "names": ["error left"]},
    "gd-sign-step": {
        "answer": [-1, 1, -1, -2.8],
        "decimals": 4,
        "names": ["d₁", "d₂", "d₃", "⟨g, d⟩"],
    },
    "gd-twenty-steps": {
        "answer": 1.0461168601842739,
        "decimals": 8,
        "names": ["x₂₀"],
        "wrong": [
            (1.0576460752303425, "This is x after 19 updates."),
            (1.0368934881474192, "This is x after 21 updates."),
        ],
    },
    "gd-two-cycle": {"answer": 0.25, "decimals": 4, "names": ["η"]},
    "gd-equal-error": {
        "answer": [12109, 2420, 1209, 604, 503],
        "decimals": 0,
        "names": ["η = 0.001", "η = 0.005", "η = 0.01", "η = 0.02", "η = 0.024"],
    },
    "gd-first-step": {
        "answer": [9.0177494, 3.2755231],
        "decimals": 4,
        "names": ["θ₀", "θ₁"],
        "wrong": [
            ([None, 3.3835706], "This is the value of the loop before it is mended."),
        ],
    },
}

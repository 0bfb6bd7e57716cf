"""The answers of *Model and cost*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "mc-gradient-at-zero": {
        "answer": [-31.77494, -207.552306],
        "decimals": 4,
        "names": ["∂J/∂θ₀", "∂J/∂θ₁"],
        "wrong": [
            ([-15.88747, -103.776153], "This is the gradient of the cost with 1/(2n); here it is 1/n."),
        ],
    },
    "mc-absolute": {
        "answer": [15.126467, 16.761587],
        "decimals": 4,
        "names": ["lower end", "upper end"],
    },
    "mc-nonconvex": {"answer": 0.69314718, "decimals": 4, "names": ["z"]},
    "mc-edge-slope": {"answer": 8 / 27, "decimals": 4, "names": ["slope"]},
    "mc-transposed": {
        "answer": [29.7962668, 27.3509991],
        "decimals": 4,
        "names": ["as printed", "as repaired"],
    },
    "mc-minimum-norm": {
        "answer": [4.95742393, 0.99364054, 0.99364054],
        "decimals": 4,
        "names": ["θ₀", "θ₁", "θ₂"],
    },
}

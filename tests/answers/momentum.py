"""The answers of *Momentum*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "momentum-by-hand": {
        "answer": [9, 7.2, 4.86, 2.268, -0.2916],
        "decimals": 4,
        "names": ["x₁", "x₂", "x₃", "x₄", "x₅"],
    },
    "momentum-critical-beta": {
        "answer": [0.6742291, 0.8211146],
        "decimals": 4,
        "names": ["β", "radius"],
    },
    "momentum-rate-drop": {
        "answer": [-5.81558012, -5.69466666],
        "decimals": 4,
        "names": ["sum form", "velocity form"],
    },
    "momentum-period": {"answer": 71.2797967, "decimals": 2, "names": ["period"]},
    "momentum-find-the-bugs": {
        "answer": [1, 331],
        "decimals": 0,
        "names": ["as printed", "repaired"],
    },
}

"""The answers of *Adam's geometry, epsilon, AdamW*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "ge-by-hand": {
        "answer": [1.8, 1.6182218881, 1.9, 1.8033483608],
        "decimals": 4,
        "names": ["θ₁, AdamW", "θ₂, AdamW", "θ₁, penalty", "θ₂, penalty"],
        "wrong": [
            ([1.9, 1.8033483608, 1.8, 1.6182218881], "The two methods have changed places."),
            ([0.9, None, None, None], "The decay, too, is multiplied by the learning rate."),
            ([1.9, None, None, None], "This step has no decay in it; AdamW subtracts ηλθ besides."),
            ([1.805, None, None, None], "The decay takes the θ from before the step."),
            ([None, 1.6082218881, None, None], "The second decay takes θ₁, not θ₀."),
            ([None, 1.8082218881, None, None], "This is Adam without decay."),
            ([None, None, 1.8, None], "In the penalty's form λθ goes into the gradient, and the first step is a sign."),
            ([None, None, None, 1.8082218881], "This leaves the penalty out of the gradients."),
            ([None, None, None, 1.801552920], "The penalty's gradient is λθ, without a 2."),
        ],
    },
    "ge-two-divisors": {
        "answer": [75.4942539588, 4.3573710093],
        "decimals": 2,
        "names": ["condition number", "degrees"],
        "wrong": [
            ([75, None], "That is the approximation for large κ; the formula without it is asked for."),
            ([26.4647138367, None], "The sine is that of twice the angle."),
            ([8.6887429447, None], "That is the root of κ*."),
            ([None, 8.714742019], "That is 2ω."),
            ([None, 11.129310637], "In the formula stands the root of 4."),
            ([None, 0.0760504708], "These are radians."),
            ([None, 5.7684795164], "That is by the approximation for large κ; take the formula itself."),
        ],
    },
    "ge-smallest-epsilon": {
        "answer": [0.0010526316, 0.0066666667, 0.02],
        "decimals": 5,
        "names": ["for 0.9", "for 0.5", "for 0"],
        "wrong": [
            ([0.0002631579, None, None], "The curvature, 4, is missing."),
            ([None, 0.0016666667, None], "The curvature, 4, is missing."),
            ([None, None, 0.005], "The curvature, 4, is missing."),
            ([0.0105263158, None, None], "That is momentum's limit for a sum of gradients; Adam has an average."),
            ([None, 0.0133333333, None], "That is momentum's limit for a sum of gradients, or twice the right one."),
            ([1.52, None, None], "This is upside down: the limit is for ηh/ε."),
            ([None, 0.24, None], "This is upside down: the limit is for ηh/ε."),
            ([None, None, 0.08], "This is upside down: the limit is for ηh/ε."),
        ],
    },
    "ge-corner": {
        "answer": [1, 0.5, -1, 1.5, 0.25, -1],
        "decimals": 2,
        "names": [
            "first, AdamW", "second, AdamW", "third, AdamW", "first, penalty", "second, penalty", "third, penalty",
        ],
        "wrong": [
            ([1.5, 0.25, None, 1, 0.5, None], "The two methods have changed places."),
            ([3, None, None, None, None, None], "That is the minimum without decay; is weight_decay 1?"),
            ([None, None, -2, None, None, None], "That is the minimum without decay; is weight_decay 1?"),
            ([None, 0.25, None, None, None, None], "AdamW does not shrink a weight inside the box."),
            ([None, None, None, 3, None, None], "That is the minimum without penalty; is weight_decay 1?"),
            ([None, None, None, 1, None, None], "The penalty knows no box; its minimum is h/(h + λ) of the data's."),
        ],
    },
    "ge-find-the-bug": {
        "answer": [0.0343588109, -0.5660563061, -2],
        "decimals": 3,
        "names": ["as printed", "repaired", "at rest"],
        "wrong": [
            ([-0.5660563061, 0.0343588109, None], "These have changed places."),
            ([None, -0.5237795725, None], "This decays twice; the decay has to leave the gradient."),
            ([None, 0, None], "This is without decay; it belongs beside the quotient."),
            ([None, -0.1999979019, None], "The decay, too, is multiplied by the learning rate."),
            ([None, None, -6], "That is the penalty's minimum, where the printed loop goes."),
        ],
    },
}

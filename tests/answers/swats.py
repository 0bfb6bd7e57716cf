"""The answers of *SWATS*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "sw-by-hand": {
        "answer": [0.05, 1.22474487, 0.81649658],
        "decimals": 3,
        "names": ["γ", "times as long", "the other way round"],
        "wrong": [
            ([0.0333333333, None, None], "This projects p on g: ⟨p, g⟩ over ⟨g, g⟩."),
            ([20, None, None], "The quotient is upside down: ⟨p, p⟩ stands above."),
            ([0.6, None, None], "This is ⟨p, g⟩; it is the divisor."),
            ([0.03, None, None], "This is ⟨p, p⟩; divide it by ⟨p, g⟩."),
            ([0.1, None, None], "This is Adam's length in each coordinate."),
            ([None, 0.81649658, 1.22474487], "Gradient descent's step is the longer one if it is projected on p."),
            ([None, 1.5, None], "This is the square; a length takes the root."),
            ([None, None, 0.66666667], "This is the square; a length takes the root."),
            ([None, 0.21213203, None], "This is the length of γg; divide it by that of p."),
        ],
    },
    "sw-one": {
        "answer": [500.250125, 0.500250125, 15.82719772],
        "decimals": 3,
        "names": ["steep coordinate", "each other", "times as long"],
        "wrong": [
            ([500, 0.5, None], "The slopes add up to 1999, not to 2000."),
            ([1, 1, None], "This is Adam's step; SGD's is in proportion to the slopes."),
            ([1000, 1, None], "These are the slopes; γ multiplies them."),
            ([1.0000, 0.001, None], "γ is n over the sum of the slopes, and multiplies each slope."),
            ([None, None, 250.50018757], "This is the square; a length takes the root."),
            ([None, None, 31.6227766], "This is the bound, the root of n; it is not reached."),
            ([None, None, 500.49993762], "This is the length of SGD's step in η; divide it by that of p."),
        ],
    },
    "sw-tolerance": {
        "answer": [2, 0.13736986, 86, 0.55734993, 137, 1.21871979],
        "decimals": 3,
        "names": ["step, 0.1", "Λ, 0.1", "step, 0.03", "Λ, 0.03", "step, 0.01", "Λ, 0.01"],
        "wrong": [
            ([1, None, None, None, None, None], "In step 1 the average is γ₁ itself; the test begins with step 2."),
            ([None, None, 85, None, None, None], "The first step is step 1."),
            ([None, None, None, None, 136, None], "The first step is step 1."),
            ([2, 0.13736986, 2, 0.13736986, 2, 0.13736986], "Start anew for each tolerance, with empty averages."),
        ],
    },
    "sw-find-the-bug": {
        "answer": [-0.538582361, -1.31441, 0.1098901099, 1.0],
        "decimals": 4,
        "names": ["θ, as printed", "θ, repaired", "step, as printed", "step, repaired"],
        "wrong": [
            ([-1.31441, -0.538582361, None, None], "The two have changed places."),
            ([-0.428692900, -0.9049, None, None], "These are the values after 4 steps."),
            ([-0.648472412, -1.782969, None, None], "These are the values after 6 steps."),
            ([None, -13.1441, None, None], "The factor 1 - β belongs to the step; only the buffer does without it."),
            ([None, None, 0.1, None], "This is the first step; the buffer goes on from there."),
            ([None, None, None, 10], "The buffer comes to 10; the step is a tenth of it."),
        ],
    },
}

"""The answers of *AdaDelta*; `python -m tools.seal` says what an entry is made of."""

# by the law from the first count, in several roundings of its quotient
FORECAST = "This is the law's forecast; the task asks for what you count."

TASKS = {
    "dl-by-hand": {
        "answer": [0.9968377262926713, 0.9989228668635739],
        "decimals": 6,
        "names": ["θ₁", "θ₂"],
        "wrong": [
            ([1.0031622737, None], "This goes uphill; subtract the step."),
            ([0.0031622737, -0.0020851406], "These are the steps; subtract each from θ."),
            ([None, 0.9983121443], "The second numerator holds d₁, which the first step has made."),
            ([0.9955278752, 0.9984146169], "This is with ρ = 0.95."),
            ([0.9989459076, 1.0002057886], "The past keeps the share ρ, the new square has 1 - ρ."),
            ([0.9999968377, 0.9999997866], "Here ε stands outside of the roots; it belongs under both."),
            ([0.9999950000, 0.9999971739], "Take the roots of both averages."),
            ([0.999, 0.9997071069], "This corrects the averages for their start; AdaDelta does not."),
            ([0.999, None], "v₁ is only a tenth of the first square, so the first step is longer than the root of ε."),
            ([None, 0.9947525857], "The second gradient is negative, so θ goes back up."),
            ([0.8, 0.9], "This is gradient descent with the rate 0.1."),
        ],
    },
    "dl-two-eps": {
        "answer": [0.01, 0.0001],
        "decimals": 6,
        "names": ["numerator's ε", "divisor's ε"],
        "wrong": [
            ([0.0001, 0.01], "The two have changed places."),
            ([0.0001, None], "ε is added to squares of steps; a step has the factor 100."),
            ([0.01, 0.01], "The two factors differ: a gradient is euros per centimetre, not a length."),
            ([None, 0.00001], "ε is added to squares of gradients; a gradient has the factor 10."),
            ([None, 1], "This leaves out the centimetres, which stand in the gradient's denominator."),
            ([None, 10000], "Centimetres stand in the gradient's denominator."),
            ([0, None], "A step is 100 times as many centimetres as metres."),
            ([None, 0], "The loss has the factor 1000, a length the factor 100."),
        ],
    },
    "dl-inside": {
        "answer": [0.5 / 0.75**0.5, 0.1 / 0.99**0.5, 1.3],
        "decimals": 4,
        "names": ["η = 0.5", "η = 0.1", "factor for η = 2"],
        "wrong": [
            ([1 / 0.75**0.5, None, None], "This is the root of d + ε; the step has the factor η."),
            ([None, 1 / 0.99**0.5, None], "This is the root of d + ε; the step has the factor η."),
            ([1 / 3, None, None], "This is the step's square, in units of ε; take the root."),
            ([None, 1 / 99, None], "This is the step's square, in units of ε; take the root."),
            ([0.5, None, None], "This is the first step, with d = 0; d then grows to its fixed point."),
            ([None, 0.1, None], "This is the first step, with d = 0; d then grows to its fixed point."),
            ([None, None, 1.1], "η is squared with the step."),
            ([None, None, 3.7], "ρ and 1 - ρ have changed places."),
            ([None, None, 2.0], "This is η; the past keeps the share ρ, and the new square has 1 - ρ and η²."),
            ([None, None, 4.0], "Only the new square has the factor η²; the past keeps the share ρ."),
            ([None, None, 1.3**0.5], "This is by what the step grows; d grows by its square."),
        ],
    },
    "dl-rate": {
        "answer": [1374, 6600, 31080],
        "decimals": 0,
        "names": ["η = 1", "η = 0.1", "η = 0.01"],
        "wrong": [
            ([1375, 6601, 31081], "Count the updates made when the loss is first below 0.001."),
            ([None, 13740, 137400], "This supposes the count to be like 1/η; run it."),
            *(([None, forecast, None], FORECAST) for forecast in (6375, 6376, 6377, 6378)),
            *(([None, None, forecast], FORECAST) for forecast in (29541, 29582, 29601, 29602)),
        ],
    },
    "dl-find-the-bug": {
        "answer": [0.9966281713, 0.3312641869],
        "decimals": 4,
        "names": ["as printed", "repaired"],
        "wrong": [
            ([0.3312641869, 0.9966281713], "The two have changed places."),
            ([0.9966552689, 0.3341483985], "These are the values after 199 updates; the loop makes 200."),
            ([0.9966009727, 0.3283877054], "These are the values after 201 updates; the loop makes 200."),
            ([None, 0.9966281713], "Both ε belong under the roots."),
        ],
    },
}

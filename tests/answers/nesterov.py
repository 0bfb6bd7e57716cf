"""The answers of *Nesterov's accelerated gradient*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "nesterov-by-hand": {
        "answer": [8.1, 5.751, 3.27321, 0.938879, 2.945889],
        "decimals": 4,
        "names": ["θ₁", "θ₂", "θ₃", "θ₄", "x₄"],
        "wrong": [
            ([9, 7.29, 5.1759, 2.945889, None], "These are the points x; PyTorch stores the points ahead."),
            ([9, 7.2, 4.86, 2.268, None], "This is momentum: the step is η times g + βb, with the new buffer."),
            ([9, 8.1, 7.29, 6.561, None], "These are gradient descent's points; nothing is kept."),
            ([10, 8.1, 5.751, 3.27321, None], "This list begins with θ₀; the task asks for θ₁ to θ₄."),
            ([None, None, None, 0.938879, -1.068131], "x lies behind θ: add ηβb, do not subtract it."),
            ([None, None, None, 0.938879, 3.168890], "x₄ is θ₄ + ηβb₄; here β was left out."),
        ],
    },
    "nesterov-best-pair": {
        "answer": [1.32450331, 0.72004882, 0.83724106],
        "decimals": 4,
        "names": ["ηL", "β", "radius"],
        "wrong": [
            ([1, 0.75220131, 0.85857864], "This is the pair with η = 1/L; here η is larger."),
            ([3.07020941, 0.56580682, None], "This is momentum's best pair."),
            ([0.01324503, None, None], "This is η; the task asks for ηL."),
            ([None, None, 0.91500876], "The radius is 1 - √(ημ), not its square root."),
            ([None, 0.83724106, 0.72004882], "β and the radius have changed places."),
        ],
    },
    "nesterov-fair-race": {
        "answer": [111, 169, 363, 234],
        "decimals": 0,
        "names": ["momentum, β = 0.7", "Nesterov, β = 0.7", "momentum, β = 0.9", "Nesterov, β = 0.9"],
        "wrong": [
            ([112, 170, 364, 235], "The loop counted one more: count the updates made, not the tests."),
            ([169, 111, 234, 363], "Momentum comes first at each β."),
            ([111, 363, 169, 234], "First both methods at β = 0.7, then both at 0.9."),
            ([115, None, None, None], "This is η = 0.016; the grid has a better one."),
            ([None, 190, None, None], "This is η = 0.012; the grid has a better one."),
        ],
    },
    "nesterov-restarts": {
        "answer": [567, 102],
        "decimals": 0,
        "names": ["without restarts", "with restarts"],
        "wrong": [
            ([568, 103], "The loop counted one more: x₀ is before the first step."),
            ([566, 101], "This is the cost at the point ahead; the task asks for x."),
            ([640, 158], "This is η = 0.01; the task asks for 1/L."),
            ([2040, None], "This is gradient descent; the momentum is missing."),
            ([None, 151], "This restarts when the cost at x rises; the text tests the inner product."),
            ([102, 567], "The two have changed places."),
        ],
    },
    "nesterov-find-the-bug": {
        "answer": [3.44667449, 1.19972240],
        "decimals": 4,
        "names": ["as printed", "repaired"],
        "wrong": [
            ([1.19972240, 3.44667449], "The two have changed places."),
            ([3.62245858, 1.36243034], "These are the values after 19 updates; the loop makes 20."),
            ([2.94380135, 0.94795672], "These are the values after 21 updates; the loop makes 20."),
            ([None, 1.22618731], "This is x, the point behind; the loop stores θ."),
            ([None, 1.21576655], "This is gradient descent; the buffer stays."),
        ],
    },
}

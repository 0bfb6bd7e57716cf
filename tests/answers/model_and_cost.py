"""The answers of *Model and cost*; `python -m tools.seal` says what an entry is made of."""

SWAPPED_PLACES = (
    "Not the arguments change but the places: which a[i] and b[j] stand in the row and column where A is 6 and B is 1?"
)

TASKS = {
    "mc-gradient-at-zero": {
        "answer": [-31.77494, -207.552306],
        "decimals": 3,
        "names": ["∂J/∂θ₀", "∂J/∂θ₁"],
        "wrong": [
            ([-15.88747, -103.776153], "This is the gradient of the cost with 1/(2n); here it is 1/n."),
            ([-317.7494, -2075.52306], "This is the gradient of the sum of squares; the cost is their mean."),
        ],
    },
    "mc-absolute": {
        "answer": [15.126467, 16.761587],
        "decimals": 4,
        "names": ["lower end", "upper end"],
        "wrong": [
            ([15.944027, 15.944027], "This is the median, one of the best c; how far may c move from it?"),
            ([15.88747, 15.88747], "This is the mean; it happens to be one of the best c here too. How far may c move?"),
        ],
    },
    "mc-minimum-norm": {
        "answer": [4.95742393, 0.99364054, 0.99364054],
        "decimals": 4,
        "names": ["θ₀", "θ₁", "θ₂"],
        "wrong": [
            ([4.95742393, 1.98728107, 0], "This is a minimizer, but there is a shorter one."),
            ([4.95742393, 0, 1.98728107], "This is a minimizer, but there is a shorter one."),
            ([5, 1, 1], "This is the line behind the points; the best line on them is another one."),
        ],
    },
    "mc-fresh": {
        "answer": [0.04, 0.032, 0.054],
        "decimals": 3,
        "names": ["5 + 2x", "own best line", "the chapter's best line"],
        "wrong": [
            ([None, 0.054, 0.032], "The second and the third number have changed places."),
            ([0.04, 0.032, 0.048], "(iii) is the average over all training samples; here the line is given."),
            ([0.0736, 0.0596, 0.0596], "These are the costs on the old points; the samples are fresh."),
            ([0.4, 0.32, 0.54], "This is the sum of the ten squares; the cost is their mean."),
        ],
    },
    "mc-transposed": {
        "answer": [29.7962668, 27.3509991],
        "decimals": 4,
        "names": ["as printed", "as repaired"],
        "wrong": [
            ([27.3509991, 29.7962668], "The two values have changed places."),
            ([27.3509991, 27.3509991], SWAPPED_PLACES),
            ([460.9641684, None], SWAPPED_PLACES),
            ([None, 460.9641684], SWAPPED_PLACES),
        ],
    },
}

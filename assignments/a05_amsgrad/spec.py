"""AMSGrad, and the round of losses on which it and Adam part."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from assignments.inputs import gradients
from grading.spec import Assignment, Has, Mistake, Mutant, Question, Twist, mutant

# ---- what goes wrong

NO_FACTOR_M = Mistake("no_factor_m", "The gradient enters m without the factor 1 - beta1.", slot="m")
NO_FACTOR_V = Mistake("no_factor_v", "The squared gradient enters v without the factor 1 - beta2.", slot="v")
EXCHANGED_V = Mistake("exchanged_v", "In v the weights beta2 and 1 - beta2 are exchanged.", slot="v")
NO_MAX = Mistake("no_max", "Nothing keeps the largest v: this is Adam.", slot="max")
UNUSED = Mistake(
    "unused", "The step divides by v; v_max is kept and not used: this is Adam.", also=("no_max",)
)
MAX_OF_CORRECTED = Mistake(
    "max_of_corrected",
    "The maximum is taken over the corrected v; the task wants it over v itself.",
    share=0.5,
    slot="max",
)
STORED = Mistake(
    "stored", "v itself is replaced by its maximum; the average should go on from v.", slot="max"
)
STORED_HAT = Mistake(
    "stored_hat", "The corrected maximum is kept, so it is corrected again in the next step.", slot="max"
)
MINIMUM = Mistake("minimum", "This keeps the smallest v, not the largest.", slot="max")
RESET = Mistake("reset", "Only the two newest v are compared; the largest of all counts.", slot="max")
OF_SQUARES = Mistake("of_squares", "The maximum is taken over the squared gradients, not over v.", slot="max")
SHARED = Mistake("shared", "There is one maximum for all coordinates; each wants its own.", slot="max")
NO_M_CORRECTION = Mistake("no_m_correction", "m is not corrected for its start at zero.", slot="hat")
NO_V_CORRECTION = Mistake(
    "no_v_correction", "The largest v is not corrected for the start at zero.", slot="hat"
)
PAPER = Mistake(
    "paper", "Nothing is corrected for the start at zero; the task wants m and the largest v corrected.",
    share=0.5, slot="hat",
)  # fmt: skip
OVERWRITTEN = Mistake(
    "overwritten", "The corrected averages are returned as m and v, so they are corrected again.", slot="hat"
)
V_OVERWRITTEN = Mistake(
    "v_overwritten", "The corrected v is returned as v, so that it is corrected again.", slot="hat"
)
EPS_IN_ROOT = Mistake(
    "eps_in_root", "Epsilon stands inside the root; the task wants it outside.", share=0.5, slot="root"
)
EPS_HAT = Mistake(
    "eps_hat",
    "Epsilon is added to the root of the maximum before the correction; the task wants it beside the "
    "corrected root.",
    share=0.5,
    slot="root",
)
NO_EPS = Mistake("no_eps", "Epsilon is left out of the divisor.", slot="root")
NO_ROOT = Mistake("no_root", "The step divides by the largest v without its root.", slot="root")
ASCENT = Mistake("ascent", "The step is added: this climbs.")
OF_THE_STEP = (
    NO_FACTOR_M, NO_FACTOR_V, EXCHANGED_V, NO_MAX, MAX_OF_CORRECTED, STORED, STORED_HAT, MINIMUM,
    RESET, OF_SQUARES, SHARED, NO_M_CORRECTION, NO_V_CORRECTION, PAPER, OVERWRITTEN, EPS_IN_ROOT, EPS_HAT,
    NO_EPS, NO_ROOT, ASCENT,
)  # fmt: skip

NO_RESET = Mistake("no_reset", "Both walks are AMSGrad's: Adam's remembers its largest v, too.")
NO_WALLS = Mistake("no_walls", "There are no walls: the walk leaves the interval.")
BEYOND = Mistake("beyond", "The walk goes on beyond its wall; only what is returned has been put back.")
CONSTANT = Mistake("constant", "The learning rate stays as it is; it should fall with the root of t.")
BY_ROUND = Mistake("by_round", "The learning rate falls with the rounds; it should fall with the steps.")
ONE_OVER_T = Mistake("one_over_t", "The learning rate falls as 1/t; it should fall as 1 over the root of t.")
C_LAST = Mistake("c_last", "C comes last in the round; it should come first.")
LOSSES = Mistake("losses", "The steps take the values of the losses; the task wants their gradients.")
SWAPPED = Mistake("swapped", "The walks come in the other order: Adam's first, then AMSGrad's.")
OF_THE_WALKS = (NO_RESET, NO_WALLS, BEYOND, CONSTANT, BY_ROUND, ONE_OVER_T, C_LAST, LOSSES, SWAPPED)

# ---- the right form, and each mistake in it


def _largest(has: Has, v_max: Any, v: Any, old: Any, g: Any) -> Any:
    if has("no_max"):
        return v
    if has("minimum"):
        return np.minimum(v_max, v)
    if has("reset"):
        return np.maximum(old, v)
    if has("of_squares"):
        return np.maximum(v_max, g * g)
    return np.maximum(v_max, np.max(v) if has("shared") else v)


def amsgrad_step(has: Has) -> Any:
    def amsgrad_step(theta: Any, m: Any, v: Any, v_max: Any, g: Any, t: int, *hyper: float) -> Any:
        lr, beta1, beta2, eps = hyper
        eps = 0.0 if has("no_eps") else eps
        old = v
        m = beta1 * m + (1 if has("no_factor_m") else 1 - beta1) * g
        kept, added = (1 - beta2, beta2) if has("exchanged_v") else (beta2, 1 - beta2)
        v = kept * v + (1 if has("no_factor_v") else added) * g * g
        of_m = 1 if has("no_m_correction") or has("paper") else 1 - beta1**t
        of_v = 1 if has("no_v_correction") or has("paper") else 1 - beta2**t
        m_hat = m / of_m
        if has("overwritten"):
            m = m_hat = m / (1 - beta1**t)
        if has("overwritten") or has("v_overwritten"):
            v, of_v = v / (1 - beta2**t), 1
        if has("max_of_corrected"):
            v_max = _largest(has, v_max, v / of_v, old, g)
            v_hat = v_max / of_v if has("stored_hat") else v / of_v if has("unused") else v_max
        else:
            v_max = _largest(has, v_max, v, old, g)
            v_hat = (v if has("unused") else v_max) / of_v
        if has("eps_in_root"):
            step = lr * m_hat / np.sqrt(v_hat + eps)
        elif has("eps_hat"):
            step = lr * m_hat / (np.sqrt(v_hat) + eps / np.sqrt(of_v))
        else:
            step = lr * m_hat / ((v_hat if has("no_root") else np.sqrt(v_hat)) + eps)
        theta = theta + step if has("ascent") else theta - step
        kept = v_hat if has("stored_hat") and not has("max_of_corrected") else v_max
        return theta, m, v_max if has("stored") else v, kept

    return amsgrad_step


def walks(has: Has) -> Any:
    step = amsgrad_step(has)

    def rate(lr: float, t: int) -> float:
        if has("constant"):
            return lr
        if has("one_over_t"):
            return lr / t
        return lr / float(np.sqrt((t + 2) // 3 if has("by_round") else t))

    def walk(
        C: float, start: float, steps: int, lr: float, beta1: float, beta2: float, eps: float, *, adam: bool
    ) -> list[Any]:
        theta, m, v, v_max, places = start, 0.0, 0.0, 0.0, []
        for t in range(1, steps + 1):
            g = np.float64(C if t % 3 == (0 if has("c_last") else 1) else -1.0)
            g = g * theta if has("losses") else g
            if adam and not has("no_reset"):
                v_max = 0.0
            theta, m, v, v_max = step(theta, m, v, v_max, g, t, rate(lr, t), beta1, beta2, eps)
            within = np.clip(theta, -1, 1)
            places.append(theta if has("no_walls") else within)
            theta = theta if has("no_walls") or has("beyond") else within
        return places

    def walks(*arguments: Any) -> Any:
        both = walk(*arguments, adam=True), walk(*arguments, adam=False)
        return both[::-1] if has("swapped") else both

    return walks


# ---- inputs


def _hyper(rng: np.random.Generator, **ranges: tuple[float, float]) -> list[float]:
    """Draw values at which no two forms agree."""
    return [round(float(rng.uniform(*ends)), 3) for ends in ranges.values()]


def step_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    zeros = [0.0] * 3
    return [
        {
            "function": "amsgrad_step",
            "start": [rng.uniform(0.5, 1.5, 3).round(4).tolist(), zeros, zeros, zeros],
            "each": [[g.tolist(), t] for t, g in enumerate(gradients(rng), 1)],
            "rest": _hyper(rng, lr=(0.1, 0.2), beta1=(0.75, 0.85), beta2=(0.7, 0.8), eps=(0.03, 0.05)),
        }
    ]


def walk_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    calls = []
    for sign, least, most, steps in ((-1, 2.8, 3.6, 11), (1, 1.2, 1.6, 16)):  # each meets one wall
        start, C = round(sign * rng.uniform(0.75, 0.95), 3), round(rng.uniform(least, most), 3)
        hyper = _hyper(rng, lr=(0.5, 0.8), beta1=(0.1, 0.2), beta2=(0.2, 0.3), eps=(0.03, 0.05))
        calls.append({"function": "walks", "arguments": [C, start, steps, *hyper]})
    return calls


def turn_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    ranges = (0.15, 0.22), (0.27, 0.35)
    return [
        {"function": "turning_point", "arguments": [round(rng.uniform(low, high), 3)]} for low, high in ranges
    ]


# ---- where Adam turns round

V_FOR_ROOT = Mistake(NO_ROOT.name, "The steps are divided by v without its root.")


def _settled(C: float, beta2: float, mistake: str = "") -> float:
    """Return how far up Adam moves in a late round, in lr; v is what three recursions of one period give."""
    kept = 1 - beta2 if mistake == "exchanged_v" else beta2
    first = (1 - kept) * (C * C + kept + kept**2) / (1 - kept**3)
    second = kept * first + 1 - kept
    third = kept * second + 1 - kept
    if mistake == "reset":
        second, third = first, second
    power = 1.0 if mistake == "no_root" else 0.5
    return float(-C / first**power + 1 / second**power + 1 / third**power)


def _first_round(C: float, beta2: float) -> float:
    v, moved = 0.0, 0.0
    for t, g in enumerate((C, -1.0, -1.0), 1):
        v = beta2 * v + (1 - beta2) * g * g
        moved -= g / float(np.sqrt(v / (1 - beta2**t)))
    return moved


def _zero(falling: Any) -> float:
    low, high = 1.0, 1e4
    while high - low > 1e-6 * low:
        middle = (low + high) / 2
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
    return low


def turn_boxes(beta2: float) -> list[dict[str, Any]]:
    turn = _zero(lambda C: _settled(C, beta2))

    def box(low: float, high: float, says: str, name: str = "", share: float = 0) -> dict[str, Any]:
        return {"low": [low], "high": [high], "share": share, "says": [says], "names": [name] if name else []}

    def near(at: float, says: str, name: str = "", share: float = 0) -> dict[str, Any]:
        return box(0.99 * at, 1.01 * at, says, name, share)

    def known(mistake: Mistake) -> dict[str, Any]:
        return near(_zero(lambda C: _settled(C, beta2, mistake.name)), mistake.says, mistake.name)

    return [
        near(turn, "Right.", share=1),
        near(
            _zero(lambda C: _first_round(C, beta2)),
            "This is for the first round; v has not settled there.", "first_round",
        ),
        near(2, "At C = 2 the gradients of a round add up to 0, and Adam still goes up.", "balance"),
        *map(known, (V_FOR_ROOT, EXCHANGED_V, RESET)),
        box(0, turn, "With this C Adam goes up in a late round."),
        box(turn, sys.float_info.max, "With this C Adam goes down in a late round."),
    ]  # fmt: skip


QUESTIONS = (
    Question(
        "amsgrad_step", "ten steps", 6, ("theta", "m", "v", "v_max"), step_inputs, amsgrad_step, OF_THE_STEP,
        alone=(UNUSED, V_OVERWRITTEN), order=(1, 2, 3, 0),
    ),
    Question(
        "walks", "to the two ends", 3, ("adam", "amsgrad"), walk_inputs, walks,
        tuple(m for m in OF_THE_STEP if m not in (SHARED, NO_EPS)),
        alone=(NO_EPS, V_OVERWRITTEN, *OF_THE_WALKS),
    ),
    Question(
        "turning_point", "where Adam turns round", 3, ("C",), turn_inputs, boxes=turn_boxes,
        otherwise="C should be a finite positive number.",
    ),
)  # fmt: skip

# ---- wrong submissions, and other versions

V_LINE = "v = beta2 * v + (1 - beta2) * g**2\n"
MAX = "v_max = np.maximum(v_max, v)\n"
M_HAT, V_HAT = "m_hat = m / (1 - beta1**t)\n", "v_hat = v_max / (1 - beta2**t)\n"
STEP = "return theta - lr * m_hat / (np.sqrt(v_hat) + eps), m, v, v_max\n"
DIVISOR = "(np.sqrt(v_hat) + eps), m, v, v_max\n"
ROUND = "g = C if t % 3 == 1 else -1.0\n"
REMEMBERED, RATE = "remembers * v_max", "lr / np.sqrt(t)"
WALL, PLACE = "theta = np.clip(theta, -1, 1)\n", "places.append(theta)\n"
BOTH = "return both[0], both[1]\n"
UP = "return -C / np.sqrt(v_1) + 1 / np.sqrt(v_2) + 1 / np.sqrt(v_3)\n"
FOUND = "return low\n"

CORRECTED = {MAX: "v_max = np.maximum(v_max, v / (1 - beta2**t))\n", V_HAT: "v_hat = v_max\n"}
UNCORRECTED = {M_HAT: "m_hat = m\n", V_HAT: "v_hat = v_max\n"}
OVER_CORRECTED, AS_IT_IS = CORRECTED.values()
HATS_FIRST = "m, v = m / (1 - beta1**t), v / (1 - beta2**t)"

MUTANTS = (
    mutant(NO_FACTOR_V, V_LINE, "v = beta2 * v + g**2", amsgrad_step=6),
    mutant(EXCHANGED_V, V_LINE, "v = (1 - beta2) * v + beta2 * g**2", amsgrad_step=6),
    mutant(NO_MAX, MAX, "v_max = v", amsgrad_step=6),
    Mutant("max_of_corrected", CORRECTED, {"amsgrad_step": 3}, MAX_OF_CORRECTED.says),
    mutant(STORED, MAX, "v_max = v = np.maximum(v_max, v)", amsgrad_step=6),
    mutant(STORED_HAT, V_HAT, "v_hat = v_max = v_max / (1 - beta2**t)", amsgrad_step=6),
    mutant(MINIMUM, MAX, "v_max = np.minimum(v_max, v)", amsgrad_step=6),
    mutant(RESET, f"{V_LINE}    {MAX}", f"v_max = v\n    {V_LINE}    {MAX.strip()}", amsgrad_step=6),
    mutant(OF_SQUARES, MAX, "v_max = np.maximum(v_max, g**2)", amsgrad_step=6),
    mutant(SHARED, MAX, "v_max = np.maximum(v_max, np.max(v))", amsgrad_step=6),
    mutant(NO_M_CORRECTION, M_HAT, "m_hat = m", amsgrad_step=6),
    mutant(NO_V_CORRECTION, V_HAT, "v_hat = v_max", amsgrad_step=6),
    Mutant("paper", UNCORRECTED, {"amsgrad_step": 3}, PAPER.says),
    mutant(EPS_IN_ROOT, DIVISOR, "np.sqrt(v_hat + eps), m, v, v_max", amsgrad_step=3),
    Mutant(
        "overwritten",
        {V_LINE: f"{V_LINE}    {HATS_FIRST}\n", **UNCORRECTED},
        {"amsgrad_step": 6}, OVERWRITTEN.says,
    ),
    mutant(
        EPS_HAT, DIVISOR, "(np.sqrt(v_hat) + eps / np.sqrt(1 - beta2**t)), m, v, v_max", amsgrad_step=3
    ),
    Mutant(
        "v_overwritten", {V_LINE: f"{V_LINE}    v = v / (1 - beta2**t)\n", V_HAT: "v_hat = v_max\n"},
        {"amsgrad_step": 6}, V_OVERWRITTEN.says,
    ),
    mutant(UNUSED, V_HAT, "v_hat = v / (1 - beta2**t)", amsgrad_step=6),
    mutant(NO_EPS, DIVISOR, "np.sqrt(v_hat), m, v, v_max", amsgrad_step=6),
    mutant(NO_ROOT, DIVISOR, "(v_hat + eps), m, v, v_max", amsgrad_step=6),
    mutant(ASCENT, STEP, STEP.strip().replace("-", "+"), amsgrad_step=6),
    Mutant(
        "the minimum, added", {MAX: "v_max = np.minimum(v_max, v)\n", STEP: STEP.replace("-", "+")},
        {"amsgrad_step": 6}, f"{MINIMUM.says} {ASCENT.says}",
    ),
    mutant(NO_RESET, REMEMBERED, "v_max", walks=3),
    mutant(NO_WALLS, WALL, "pass", walks=3),
    mutant(BEYOND, f"{WALL}            {PLACE}", "places.append(np.clip(theta, -1, 1))", walks=3),
    mutant(CONSTANT, RATE, "lr", walks=3),
    mutant(BY_ROUND, RATE, "lr / np.sqrt((t + 2) // 3)", walks=3),
    mutant(C_LAST, ROUND, "g = C if t % 3 == 0 else -1.0", walks=3),
    mutant(LOSSES, ROUND, "g = C * theta if t % 3 == 1 else -theta", walks=3),
    mutant(SWAPPED, BOTH, "return both[1], both[0]", walks=3),
    Mutant("no root", {UP: "return -C / v_1 + 1 / v_2 + 1 / v_3\n"}, {"turning_point": 3}, V_FOR_ROOT.says),
    Mutant("the balance", {FOUND: "return 2\n"}, {"turning_point": 3}, "add up to 0"),
    Mutant("two per cent above", {FOUND: "return 1.02 * low\n"}, {"turning_point": 3}, "goes down"),
)  # fmt: skip

OVER_V = (
    "- The maximum is taken over $v$ as it is, not over the corrected one. Then the maximum is corrected for "
    "the start at zero, as $v$ would be in this step; the state keeps it uncorrected.\n"
)
LARGEST = "- $v^{\\max}_t$ is the largest of $v_0,\\dots,v_t$, in each coordinate by itself.\n"
PYTORCHS = "here it is PyTorch's:\n"
HATS = "where $\\hat m_t$ is the corrected $m_t$ and $\\hat v_t$ the corrected $v^{\\max}_t$."
CORRECTED_AGAIN = "What is kept is corrected already, and is corrected once more."
V_CORRECTED, M_CORRECTED = (
    f"{what} is corrected for the start at zero; this version of the task corrects nothing."
    for what in ("The largest v", "m")
)
IS_ADAM = "before every step it is Adam."

TWISTS = {
    "max_of_corrected": Twist(
        {name: frozenset({"max_of_corrected"}) for name in ("amsgrad_step", "walks")},
        {
            PYTORCHS: "here it is one that **PyTorch does not have**:\n",
            LARGEST: "- $v^{\\max}_t$ is the largest of the **corrected** $v_1,\\dots,v_t$, in each "
            "coordinate by itself.\n",
            OVER_V: "- Each $v_t$ is corrected first, and the maximum is taken over the corrected ones. It "
            "is kept and used as it is; $v_t$ itself stays uncorrected in the state.\n",
            HATS: "where $\\hat m_t$ is the corrected $m_t$ and $\\hat v_t$ is $v^{\\max}_t$.",
            **CORRECTED,
        },
        "This takes the maximum as PyTorch does; this version of the task takes it elsewhere.",
        {STORED_HAT.name: CORRECTED_AGAIN},
        (
            mutant(NO_MAX, OVER_CORRECTED, "v_max = v / (1 - beta2**t)", amsgrad_step=6),
            mutant(UNUSED, AS_IT_IS, "v_hat = v / (1 - beta2**t)", amsgrad_step=6),
            mutant(
                SHARED,
                OVER_CORRECTED,
                "v_max = np.maximum(v_max, np.max(v / (1 - beta2**t)))",
                amsgrad_step=6,
            ),
            Mutant("corrected again", {AS_IT_IS: V_HAT}, {"amsgrad_step": 6}, CORRECTED_AGAIN),
            mutant(V_OVERWRITTEN, OVER_CORRECTED, f"v = v / (1 - beta2**t); {MAX.strip()}", amsgrad_step=6),
            Mutant(
                "overwritten",
                {V_LINE: f"{V_LINE}    {HATS_FIRST}\n", M_HAT: "m_hat = m\n", OVER_CORRECTED: MAX},
                {"amsgrad_step": 6},
                OVERWRITTEN.says,
            ),
            mutant(STORED, OVER_CORRECTED, f"v = {OVER_CORRECTED.strip()}", amsgrad_step=6),
            mutant(
                MINIMUM, OVER_CORRECTED, OVER_CORRECTED.strip().replace("maximum", "minimum"), amsgrad_step=6
            ),
            mutant(OF_SQUARES, OVER_CORRECTED, "v_max = np.maximum(v_max, g**2)", amsgrad_step=6),
            mutant(NO_V_CORRECTION, OVER_CORRECTED, MAX.strip(), amsgrad_step=6),
            mutant(
                RESET,
                f"{V_LINE}    {OVER_CORRECTED}",
                f"v_max = v\n    {V_LINE}    {OVER_CORRECTED.strip()}",
                amsgrad_step=6,
            ),
        ),
    ),
    "paper": Twist(
        {name: frozenset({"paper"}) for name in ("amsgrad_step", "walks")},
        {
            PYTORCHS: "here it is the paper's, with an $\\epsilon$, and **not PyTorch's**:\n",
            OVER_V: "- **Nothing is corrected** for the start at zero, neither $m$ nor the maximum.\n",
            HATS: "where $\\hat m_t$ is $m_t$ and $\\hat v_t$ is $v^{\\max}_t$: nothing is corrected.",
            IS_ADAM: "before every step it is Adam without its corrections.",
            **UNCORRECTED,
        },
        "This corrects as PyTorch does; this version of the task corrects nothing.",
        {NO_M_CORRECTION.name: V_CORRECTED, NO_V_CORRECTION.name: M_CORRECTED},
        (
            Mutant("v corrected", {AS_IT_IS: V_HAT}, {"amsgrad_step": 6}, V_CORRECTED),
            Mutant("m corrected", {"m_hat = m\n": M_HAT}, {"amsgrad_step": 6}, M_CORRECTED),
            Mutant(
                "maximum over corrected",
                {MAX: OVER_CORRECTED},
                {"amsgrad_step": 6},
                f"{MAX_OF_CORRECTED.says} {V_CORRECTED}",
            ),
            mutant(UNUSED, AS_IT_IS, "v_hat = v", amsgrad_step=6),
            mutant(OVERWRITTEN, V_LINE, f"{V_LINE}    {HATS_FIRST}", amsgrad_step=6),
            mutant(V_OVERWRITTEN, V_LINE, f"{V_LINE}    v = v / (1 - beta2**t)", amsgrad_step=6),
        ),
    ),
}

ASSIGNMENT = Assignment("a05_amsgrad", "Assignment 5: AMSGrad", QUESTIONS, MUTANTS, TWISTS)

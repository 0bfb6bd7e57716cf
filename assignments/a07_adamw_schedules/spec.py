"""AdamW and the schedule that goes with it: a linear warm-up, then half a cosine."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from assignments.a04_adam.spec import (
    ABS_G,
    AMSGRAD,
    ASCENT,
    BETA_T,
    BETAS,
    CONSTANT,
    EARLY,
    EPS_HAT,
    EPS_IN_ROOT,
    EXCHANGED_M,
    EXCHANGED_V,
    G_FOR_M,
    LATE,
    NO_EPS,
    NO_FACTOR_M,
    NO_FACTOR_V,
    NO_M_CORRECTION,
    NO_ROOT,
    NO_V_CORRECTION,
    STORED,
    TIMES,
    adam_step,
    corrected,
)
from assignments.inputs import gradients
from grading.spec import Assignment, Has, Mistake, Mutant, Question, Twist, mutant

# ---- what goes wrong

PENALTY = Mistake(
    "penalty",
    "The decay is added to the gradient and goes through both averages: this is Adam with the L2 penalty.",
    slot="decay",
)
DIVIDED = Mistake("divided", "The decay is divided by the root of v, as m is; the task wants it by itself.")
TWICE = Mistake("twice", "The decay is there twice: in the gradient, and beside the quotient.")
NO_LR = Mistake(
    "no_lr",
    "A step decays by weight_decay times theta, without the learning rate; the task wants it in the decay.",
    share=0.5,
    slot="decay",
)
AFTER = Mistake(
    "after",
    "The decay acts on what Adam's step has left; the task wants that of the parameters before the step.",
    share=0.5,
    slot="decay",
)
GROWS = Mistake("grows", "The decay has the wrong sign: it makes the parameters grow.", slot="decay")
NO_DECAY = Mistake("no_decay", "Nothing decays here: this is Adam.", slot="decay")

FROM_ZERO = Mistake(
    "from_zero",
    "The warm-up is one update late: its first rate is 0, so that the first update does not move.",
    share=0.5,
    slot="warm",
)
FROM_LOWEST = Mistake(
    "from_lowest", "The warm-up climbs from the lowest rate; the task wants a line through 0.", slot="warm"
)
ONE_MORE = Mistake(
    "one_more",
    "The warm-up has one update too many: at k = warm the cosine begins, at its top.",
    slot="warm",
)
TOO_SLOW = Mistake(
    "too_slow",
    "The warm-up climbs too slowly: its last update should have the highest rate already.",
    slot="warm",
)
NO_WARM_UP = Mistake("no_warm_up", "There is no warm-up: the first rate is the highest.", slot="warm")
ONE_LATE = Mistake(
    "one_late", "All rates come one update late: k updates have been made already.", slot="warm"
)
ONE_EARLY = Mistake("one_early", "All rates come one update early: the first update has k = 0.", slot="warm")
COSINE_EARLY = Mistake(
    "cosine_early", "The cosine is one update early: at k = warm it is at its top.", slot="part"
)
WARM_COUNTED = Mistake(
    "warm_counted",
    "The cosine counts the warm-up's updates too, so that it begins below its top.",
    slot="part",
)
TOO_LONG = Mistake(
    "too_long", "The cosine is as long as the whole run, so that it does not come to its end.", slot="part"
)
AT_LAST = Mistake(
    "at_last",
    "The cosine ends with the last update; the task wants it to end at k = steps, one later.",
    share=0.5,
    slot="part",
)
DEGREES = Mistake("degrees", "The angle is in degrees; the cosine of NumPy takes radians.", slot="angle")
WHOLE = Mistake("whole", "The cosine goes through a whole period, down and up again.", slot="angle")
QUARTER = Mistake(
    "quarter", "The cosine goes through a quarter of its period; it is to be half.", slot="angle"
)
RISES = Mistake("rises", "After the warm-up the rate begins at the lowest and rises.", slot="angle")
LINE = Mistake("line", "The rate falls along a line; the task wants half a cosine.", slot="angle")
NO_HALF = Mistake("no_half", "The cosine begins at twice the height that it should have.", slot="ends")
ADDED = Mistake(
    "added", "The lowest rate is added to a cosine of full height, which begins too high by it.", slot="ends"
)
TO_ZERO = Mistake(
    "to_zero", "The cosine falls to 0; the task wants it to end at the lowest rate.", slot="ends"
)
CUT = Mistake(
    "cut", "The cosine falls to 0 and is cut off at the lowest rate; it is to fall to that rate.", slot="ends"
)

# ---- the right form, and each mistake in it


def adamw_step(has: Has) -> Any:
    def adamw_step(
        theta: Any, m: Any, v: Any, g: Any, t: int, lr: float, beta1: float, beta2: float, eps: float,
        weight_decay: float,
    ) -> Any:  # fmt: skip
        pull = weight_decay * theta
        seen = g + pull if has("penalty") or has("twice") else g
        moved, m, v = adam_step(has)(theta, m, v, seen, t, lr, beta1, beta2, eps)
        if has("divided"):
            m_hat, v_hat = corrected(has)(m, v, t, beta1, beta2)
            moved = theta - lr * (m_hat + pull) / (np.sqrt(v_hat) + eps)
        elif not has("penalty") and not has("no_decay"):
            pull = weight_decay * (moved if has("after") else theta)
            decay = pull if has("no_lr") else lr * pull
            moved = moved + decay if has("grows") else moved - decay
        return moved, m, v

    return adamw_step


def rate(has: Has) -> Any:
    def rate(k: int, highest: float, lowest: float, warm: int, steps: int) -> float:
        k = k - 1 if has("one_late") else k + 1 if has("one_early") else k
        if k < warm or (k == warm and has("one_more")):
            low = lowest if has("from_lowest") else 0
            part = 1 if has("no_warm_up") else (k if has("from_zero") else k + 1) / (warm + has("too_slow"))
            return low + (highest - low) * part
        return fall(has, highest, lowest, _part(has, k, warm, steps))

    return rate


def _part(has: Has, k: int, warm: int, steps: int) -> float:
    """Which part of the cosine is behind, from 0 to 1."""
    if has("warm_counted"):
        return k / steps
    length = steps if has("too_long") else steps - warm - 1 if has("at_last") else steps - warm
    return (k - warm + (1 if has("cosine_early") else 0)) / length


def fall(has: Has, highest: float, lowest: float, part: float) -> float:
    low, high = (0.0 if has("to_zero") or has("cut") else lowest), highest - lowest
    if has("added") or low == 0:
        high = highest
    wave = math.cos(part * (180 if has("degrees") else 2 * math.pi if has("whole") else math.pi))
    height = (1 - wave if has("rises") else 1 + wave) * (1 if has("no_half") else 0.5)
    if has("quarter"):
        height = math.cos(part * math.pi / 2) * (2 if has("no_half") else 1)
    if has("line"):
        height = (1 - part) * (2 if has("no_half") else 1)
    return max(lowest, low + high * height) if has("cut") else low + high * height


# ---- inputs


def step_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    ranges = ((0.1, 0.2), (0.75, 0.85), (0.93, 0.96), (0.03, 0.05), (0.3, 0.5))
    return [
        {
            "function": "adamw_step",
            "start": [rng.uniform(0.5, 1.5, 3).round(4).tolist(), [0.0] * 3, [0.0] * 3],
            "each": [[g.tolist(), t] for t, g in enumerate(gradients(rng), 1)],
            "rest": [round(float(rng.uniform(*ends)), 3) for ends in ranges],
        }
    ]


def rate_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    highest, lowest = rng.uniform(0.1, 0.4), rng.uniform(0.01, 0.03)
    warm, steps = int(rng.integers(5, 9)), int(rng.integers(30, 45))
    given = [round(highest, 3), round(lowest, 3), warm, steps]
    asked = (0, 2, warm - 1, warm, warm + 1, warm + 6, steps // 2 + 3, steps - 7, steps - 1)
    return [{"function": "rate", "arguments": [k, *given]} for k in asked]


QUESTIONS = (
    Question(
        "adamw_step", "ten steps of AdamW", 5, ("theta", "m", "v"), step_inputs, adamw_step,
        (
            PENALTY, NO_LR, AFTER, GROWS, NO_DECAY, NO_M_CORRECTION, NO_V_CORRECTION, LATE, EPS_IN_ROOT,
            EPS_HAT, NO_EPS, NO_ROOT, ASCENT, STORED, G_FOR_M,
        ),
        alone=(
            DIVIDED, TWICE, NO_FACTOR_M, EXCHANGED_M, NO_FACTOR_V, EXCHANGED_V, ABS_G, BETAS, TIMES, EARLY,
            CONSTANT, BETA_T, AMSGRAD,
        ),
        order=(1, 2, 0),
    ),
    Question(
        "rate", "cosine with warm-up", 5, ("rate",), rate_inputs, rate,
        (
            FROM_ZERO, FROM_LOWEST, ONE_MORE, TOO_SLOW, NO_WARM_UP, ONE_LATE, ONE_EARLY, COSINE_EARLY,
            WARM_COUNTED, TOO_LONG, AT_LAST, DEGREES, WHOLE, QUARTER, RISES, LINE, NO_HALF, ADDED, TO_ZERO,
            CUT,
        ),
    ),
)  # fmt: skip

# ---- wrong submissions, and other versions

M, V = "m = beta1 * m + (1 - beta1) * g\n", "v = beta2 * v + (1 - beta2) * g**2\n"
HATS = "m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)\n"
QUOTIENT = "quotient = m_hat / (np.sqrt(v_hat) + eps)\n"
MOVED = "return theta - lr * (quotient + weight_decay * theta), m, v\n"
UNDECAYED = "return theta - lr * quotient, m, v\n"
CLIMB = "return highest * (k + 1) / warm\n"
BEGIN = "if k < warm:\n"
PART = "part = (k - warm) / (steps - warm)\n"
FALL = "return lowest + (highest - lowest) * (1 + np.cos(np.pi * part)) / 2\n"

MUTANTS = (
    Mutant(
        "penalty",
        {M: "g = g + weight_decay * theta; " + M, MOVED: UNDECAYED},
        {"adamw_step": 5}, PENALTY.says,
    ),
    mutant(TWICE, M, "g = g + weight_decay * theta; " + M[:-1], adamw_step=5),
    mutant(NO_LR, MOVED, "return theta - lr * quotient - weight_decay * theta, m, v", adamw_step=2.5),
    mutant(AFTER, MOVED, "return (theta - lr * quotient) * (1 - lr * weight_decay), m, v", adamw_step=2.5),
    mutant(GROWS, MOVED, "return theta - lr * (quotient - weight_decay * theta), m, v", adamw_step=5),
    mutant(NO_DECAY, MOVED, UNDECAYED[:-1], adamw_step=5),
    Mutant(
        "divided",
        {HATS: HATS + "    m_hat = m_hat + weight_decay * theta\n", MOVED: UNDECAYED},
        {"adamw_step": 5}, DIVIDED.says,
    ),
    mutant(EPS_IN_ROOT, QUOTIENT, "quotient = m_hat / np.sqrt(v_hat + eps)", adamw_step=2.5),
    mutant(
        EPS_HAT, QUOTIENT, "quotient = m_hat * np.sqrt(1 - beta2**t) / (np.sqrt(v) + eps)", adamw_step=2.5
    ),
    mutant(NO_EPS, QUOTIENT, "quotient = m_hat / np.sqrt(v_hat)", adamw_step=5),
    mutant(NO_ROOT, QUOTIENT, "quotient = m_hat / (v_hat + eps)", adamw_step=5),
    mutant(G_FOR_M, QUOTIENT, "quotient = g / (np.sqrt(v_hat) + eps)", adamw_step=5),
    mutant(NO_M_CORRECTION, HATS, "m_hat, v_hat = m, v / (1 - beta2**t)", adamw_step=5),
    mutant(NO_V_CORRECTION, HATS, "m_hat, v_hat = m / (1 - beta1**t), v", adamw_step=5),
    mutant(LATE, HATS, f"t += 1; {HATS[:-1]}", adamw_step=5),
    mutant(EARLY, HATS, f"t -= 1; {HATS[:-1]}", adamw_step=5),
    mutant(BETAS, M, f"beta1, beta2 = beta2, beta1; {M[:-1]}", adamw_step=5),
    mutant(ASCENT, QUOTIENT, "quotient = -m_hat / (np.sqrt(v_hat) + eps)", adamw_step=5),
    Mutant(
        "all of the step is added", {MOVED: MOVED.replace("-", "+", 1)}, {"adamw_step": 5},
        f"{GROWS.says} {ASCENT.says}",
    ),
    mutant(FROM_ZERO, CLIMB, "return highest * k / warm", rate=2.5),
    mutant(FROM_LOWEST, CLIMB, "return lowest + (highest - lowest) * (k + 1) / warm", rate=5),
    mutant(ONE_MORE, BEGIN, "if k <= warm:", rate=5),
    mutant(TOO_SLOW, CLIMB, "return highest * (k + 1) / (warm + 1)", rate=5),
    mutant(NO_WARM_UP, CLIMB, "return highest", rate=5),
    mutant(ONE_LATE, BEGIN, f"k = k - 1\n    {BEGIN[:-1]}", rate=5),
    mutant(ONE_EARLY, BEGIN, f"k = k + 1\n    {BEGIN[:-1]}", rate=5),
    mutant(COSINE_EARLY, PART, "part = (k + 1 - warm) / (steps - warm)", rate=5),
    mutant(WARM_COUNTED, PART, "part = k / steps", rate=5),
    mutant(TOO_LONG, PART, "part = (k - warm) / steps", rate=5),
    mutant(AT_LAST, PART, "part = (k - warm) / (steps - warm - 1)", rate=2.5),
    mutant(DEGREES, FALL, FALL[:-1].replace("np.pi", "180"), rate=5),
    mutant(WHOLE, FALL, FALL[:-1].replace("np.pi", "2 * np.pi"), rate=5),
    mutant(RISES, FALL, FALL[:-1].replace("1 +", "1 -"), rate=5),
    mutant(LINE, FALL, "return lowest + (highest - lowest) * (1 - part)", rate=5),
    mutant(NO_HALF, FALL, FALL[:-1].removesuffix(" / 2"), rate=5),
    mutant(ADDED, FALL, FALL[:-1].replace("(highest - lowest)", "highest"), rate=5),
    mutant(TO_ZERO, FALL, "return highest * (1 + np.cos(np.pi * part)) / 2", rate=5),
    mutant(CUT, FALL, "return max(lowest, highest * (1 + np.cos(np.pi * part)) / 2)", rate=5),
    Mutant(
        "two in the schedule",
        {CLIMB: "return highest * k / warm\n", FALL: FALL.replace("np.pi", "180")},
        {"rate": 5}, f"{FROM_ZERO.says} {DEGREES.says}",
    ),
)  # fmt: skip

PYTORCHS = "Where libraries differ, PyTorch's form holds here:\n"
HAS_LR = (
    "- The decay of a step has the learning rate as a factor, and takes its share of the parameters that the "
    "step begins with.\n"
)
SHARE = "AdamW subtracts as well, in the same step, the share $\\eta\\lambda$ of $\\theta_{t-1}$.\n"
OTHERS = "Where libraries differ, PyTorch's form holds here, but for what is bold:\n"
USUAL = "This is PyTorch's decay; this version of the task wants another, told above its first question."

WITHOUT_LR = "return theta - lr * quotient - weight_decay * theta, m, v\n"
OF_THE_REST = "return (theta - lr * quotient) * (1 - lr * weight_decay), m, v\n"


def _of_decay(moved: str, grows: str) -> tuple[Mutant, ...]:
    """The wrong submissions of a version whose last line is `moved`, with the decay's sign turned `grows`."""
    loses = {"adamw_step": 5}
    pull = "weight_decay * theta"
    return (
        Mutant("penalty", {M: f"g = g + {pull}; {M}", moved: UNDECAYED}, loses, PENALTY.says),
        Mutant(
            "divided", {HATS: f"{HATS}    m_hat = m_hat + {pull}\n", moved: UNDECAYED}, loses, DIVIDED.says
        ),
        Mutant("no_decay", {moved: UNDECAYED}, loses, NO_DECAY.says),
        Mutant("grows", {moved: grows}, loses, GROWS.says),
    )


TWISTS = {
    "papers_decay": Twist(
        {"adamw_step": frozenset({"no_lr"})},
        {
            PYTORCHS: OTHERS,
            HAS_LR: "- **The decay of a step is $\\lambda$ times the parameters that the step begins with, "
            "without the learning rate.**\n",
            SHARE: "AdamW subtracts as well, in the same step, the share $\\lambda$ of $\\theta_{t-1}$.\n",
            MOVED: WITHOUT_LR,
            "once with $\\lambda=1$": "once with $\\lambda=0.05$",
            "What stops the first parameter at 1, and why not the second?\n": "Why do both parameters turn "
            "back to 0 while the rate falls, and what would a decay with the rate in it do?\n",
            "for weight_decay in (0.0, 1.0):\n": "for weight_decay in (0.0, 0.05):\n",
            "right.axvline(1,": "right.axvline(0,",
        },
        USUAL,
        mutants=(
            *_of_decay(WITHOUT_LR, WITHOUT_LR.replace("quotient -", "quotient +")),
            mutant(
                AFTER,
                WITHOUT_LR,
                "theta = theta - lr * quotient; return theta - weight_decay * theta, m, v",
                adamw_step=2.5,
            ),
        ),
    ),
    "decay_after": Twist(
        {"adamw_step": frozenset({"after"})},
        {
            PYTORCHS: OTHERS,
            HAS_LR: "- **First comes Adam's step; then what it has left loses the share $\\eta\\lambda$ of "
            "itself.**\n",
            SHARE: "After that AdamW subtracts the share $\\eta\\lambda$ of what is left.\n",
            MOVED: OF_THE_REST,
        },
        USUAL,
        mutants=(
            *_of_decay(OF_THE_REST, OF_THE_REST.replace("1 -", "1 +")),
            mutant(NO_LR, OF_THE_REST, OF_THE_REST.strip().replace("lr * weight", "weight"), adamw_step=2.5),
        ),
    ),
}

ASSIGNMENT = Assignment(
    "a07_adamw_schedules", "Assignment 7: AdamW and schedules", QUESTIONS, MUTANTS, TWISTS
)

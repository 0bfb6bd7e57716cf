"""The answers of *Adam*; `python -m tools.seal` says what an entry is made of."""

TASKS = {
    "ad-by-hand": {
        "answer": [0.1, 0.0917781119, 0.8082218881],
        "decimals": 4,
        "names": ["first step", "second step", "θ₂"],
        "wrong": [
            ([0.316227766, 0.390019502, None], "These steps lack both corrections; divide m and v by 1 - β^t."),
            ([0.01, 0.0174378413, None], "Here only v is corrected; m has its own divisor, 1 - β₁^t."),
            ([3.16227766, 2.05273422, None], "Here only m is corrected; v has its own divisor, 1 - β₂^t."),
            ([None, 0.0410364456, None], "The divisor is the root of the corrected v."),
            ([0.1, 0.1, 0.8], "Equal steps are for equal gradients; m and v follow the 3 at different paces."),
            ([-0.1, -0.0917781119, None], "The steps are asked for as numbers that are subtracted."),
            ([None, None, 1.1917781119], "A step is subtracted: θ moves against the gradient."),
            ([None, 0.1233363, None], "Both divisors of the second step have t = 2, not 1."),
        ],
    },
    "ad-single": {
        "answer": [3.16227766, 31.76605927],
        "decimals": 3,
        "names": ["first step", "all steps"],
        "wrong": [
            ([None, 31.6227766], "This keeps v constant; v decays too, and the divisor with it."),
            ([None, 3.16227766], "This is the first step alone; m goes on for many steps."),
            ([1, None], "The corrections are over: m is 0.1 and v 0.001."),
            ([None, 10], "This is m's part; the steps are m over the root of v."),
            ([7.270291799, None], "This is the bound over all stories; here is a single gradient."),
            ([None, 28.60378161], "The first step belongs to the sum."),
            ([None, 31.9109621], "The factor from step to step is β₁ over the root of β₂."),
        ],
    },
    "ad-jump": {
        "answer": [5.190936901, 17, 2.131078349],
        "decimals": 3,
        "names": ["longest step", "its number after the jump", "longest with 0.99"],
        "wrong": [
            ([7.270291799, None, None], "This is the bound over all stories; run this one."),
            ([None, 16, None], "The first step after the jump is number 1."),
            ([None, 5017, None], "Count from the jump, not from the start."),
            ([6.548980914, None, None], "This is the text's story, a jump by a thousand; here it is by ten."),
            ([4.477089123, None, None], "This is after 1000 steps at 0.1; here there are 5000."),
            ([None, None, 2.345207880], "This is the bound for 0.99; run the story."),
        ],
    },
    "ad-noise": {
        "answer": [0.10796584472180433, 0.25566930905630886, 0.10790936380240364, 0.9986707822977411],
        "decimals": 3,
        "names": ["mean, 0.9", "root mean square, 0.9", "mean, 0", "root mean square, 0"],
        "wrong": [
            ([0.104618613, 0.254879668, None, None], "These are over all steps; leave out the first 2000."),
            ([None, 0.231754551, None, None], "This is the standard deviation; take the root of the mean square."),
            ([None, None, None, 0.992823701], "This is the standard deviation; take the root of the mean square."),
            ([0.108, 0.999, 0.108, 0.256], "The two β₁ have changed places."),
            ([0.008306523, None, None, None], "The gradients have a mean of 0.1."),
            ([0.0995, None, 0.0995, None], "This is what the formula expects; give what these draws make."),
        ],
    },
    "ad-find-the-bug": {
        "answer": [-3.78841107381139, -2, 0.316227766],
        "decimals": 3,
        "names": ["as printed", "repaired", "factor in the long run"],
        "wrong": [
            ([-2, -3.78841107381139, None], "These have changed places."),
            ([None, -11.9800077, None], "This is without any correction; repaired, the loop corrects with the right t."),
            ([None, None, 3.16227766], "The printed loop's steps are the shorter ones in the long run."),
            ([None, None, 2.07714848], "This is its longest step, the 12th; later steps shrink."),
            ([None, None, 1], "Only the first step is right."),
            ([None, None, 0.1], "This is m's part alone; the root of v counts too."),
        ],
    },
}

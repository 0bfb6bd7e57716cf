"""optlib measured against its peers: `python -m benchmarks`, or `make bench`.

Each case times two sides in turn, many rounds over, and reports quartiles of the quotient taken within each
round: what else the machine does then falls on both sides. Everything that a case needs is made before the
clock starts. Two threads on both sides and float32, unless a case says otherwise.
"""

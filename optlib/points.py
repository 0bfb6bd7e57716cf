"""Data as plain numbers, so that MicroPython reads them too."""

# x = 1..10; y = 5 + 2x and noise of standard deviation 0.2, as NumPy's legacy generator gives it for seed 59
TEN_POINTS = (
    (1.0, 6.666143295721056),
    (2.0, 9.112643498943868),
    (3.0, 11.084076686420202),
    (4.0, 12.679728177916928),
    (5.0, 15.126467340481607),
    (6.0, 16.761586563522357),
    (7.0, 18.752990188979535),
    (8.0, 21.354460525149275),
    (9.0, 22.775535634872103),
    (10.0, 24.561066356812855),
)

"""Inner products for a formula that runs on one coordinate after the other."""

__all__ = ["Products"]


class Products:
    """Those of one step, over one coordinate or two.

    The second coordinate completes each sum, so the first is run before it for its parts, and after it again.
    """

    def __init__(self):
        self.parts, self.sums, self.again = [], [], []

    def alone(self, a, b):
        """The product where there is one coordinate."""
        return a * b

    def part(self, a, b):
        """What the first coordinate adds; the product is not known yet."""
        self.parts.append(a * b)
        return 1.0

    def whole(self, a, b):
        """The product, at the second coordinate."""
        product = self.parts[len(self.sums)] + a * b
        self.sums.append(product)
        return product

    def known(self, a, b):
        """The product again, at the first coordinate."""
        self.again.append(a * b)
        return self.sums[len(self.again) - 1]

    def end(self):
        """Refuse where a product depends on another one: at first it was taken of something else."""
        if self.again != self.parts or len(self.sums) != len(self.parts):
            raise ValueError("an inner product depends on another one")
        self.parts, self.sums, self.again = [], [], []

"""`make bench`: every figure on a line, with its goal."""

from tests.benchmarks import (
    costs,
    disclosing,
    machines,
    national,
    pages,
    platforms,
    reading,
    reporting,
    standing,
)

if __name__ == "__main__":
    reading.main()
    reporting.main()
    costs.main()
    standing.main()
    pages.main()
    platforms.main()
    machines.main()
    national.main()
    disclosing.main()

"""`python -m chaiban`."""

import sys

from chaiban.cli.main import main

if __name__ == "__main__":
    sys.exit(main())

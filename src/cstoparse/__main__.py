"""`python -m cstoparse` is the command `cstoparse`."""

from __future__ import annotations

from cstoparse.cli import main

if __name__ == "__main__":
    main()

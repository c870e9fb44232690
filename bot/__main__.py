"""The door: `python -m bot` and the command `loftesboten`."""

from handlers.cli import main

if __name__ == "__main__":
    main()

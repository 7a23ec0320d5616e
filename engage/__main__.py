"""`python -m engage`."""

from engage.cli.main import main

if __name__ == "__main__":
    main()

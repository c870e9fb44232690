"""The commands; what one needs is imported when it runs, so that `--help` comes at once."""

"""What Löftesboten knows and decides: no input or output, no clock, no Swedish."""

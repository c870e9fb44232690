"""The edges: what hears people and platforms, and the wiring of all parts."""

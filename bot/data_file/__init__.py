"""How a partnership's data file is held against what a partnership is, so that each fault can be told."""

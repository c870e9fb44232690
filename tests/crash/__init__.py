"""The real program is killed again and again while people report: nothing may be lost or counted twice."""

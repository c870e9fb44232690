"""What is done by the clock: the weekly digest and the reminders, once each, whoever of several does it."""

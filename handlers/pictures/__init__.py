"""Pictures of the promises, drawn with matplotlib; only who draws imports what lies in here."""

"""The synthetic country of the demonstration: offices, officers, cases, children."""

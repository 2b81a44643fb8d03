"""Forms of the officers' pages that are not generated from a form specification."""

"""One unit a rule, and the registry that finds them."""

"""One file a signal: a pure function from a promise and its plan to the reasons that fired.

A threshold is allowed; only what lies beyond it counts, so a value exactly on the line takes the
milder colour. Recording good news (work done, a journal entry) never makes a signal fire, and a
later day with nothing recorded never silences one. The planned load is the exception: work that
moves takes its load with it.

Every threshold is a setting of `health` in `engage.yaml` (`engage.model.policy.HealthPolicy`). A reason of
the colour green is said without changing the colour.
"""

"""Who is to be told of what, decided from facts, the record and the time alone.

`conditions` find what a rule fires on, `recipients` who hears of it, `state` replays the record of an alert,
`machine` decides the one step that is due, and `inhibition` lets the higher alert silence the lower.
"""

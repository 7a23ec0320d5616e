"""Calendar, network, buffer, capacity: pure functions from values to values."""

"""New records from a few words: a promise, a client, a risk, as the fields of their files."""

"""One file a command's answer: values in, a view out; no files, clock or console."""

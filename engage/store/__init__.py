"""Files and their positions, workspace discovery, writing."""

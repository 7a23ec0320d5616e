"""What happened, learnt from: intervals and scores, shrinkage, calibration and its back-test."""

"""Known questions put to the service people use: runs, scores, comparison, and an independent check of proofs."""

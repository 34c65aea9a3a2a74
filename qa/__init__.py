"""A question in, a cited answer out: understand, find, rank, say, check."""

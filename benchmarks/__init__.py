"""What takes how long; run by hand, on a quiet machine, and never in the tests."""

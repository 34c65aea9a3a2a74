"""What all tests share."""

from hypothesis import settings

# no deadline: a machine that others use as well is slow at times, and that is no fault of the code
settings.register_profile("papers", deadline=None, max_examples=60)
settings.load_profile("papers")

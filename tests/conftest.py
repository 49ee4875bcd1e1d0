"""What all tests need before anything is imported."""

import os

# One thread a process, as the command line has it: more only wait for one another on small matrices.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

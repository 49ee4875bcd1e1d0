"""The corpus's programs stand in bench, which is a folder and no package."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2] / "bench")]

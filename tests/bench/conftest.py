"""The bench is a folder of programs, not a package: its modules find one another by the path."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "bench")]

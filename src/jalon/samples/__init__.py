"""The sample network, shipped with the package: fictional documents as such networks write them, and who is in it.

They are built from their words by `python -m samples.build`, in the repository.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

SAMPLES: Final = Path(__file__).parent

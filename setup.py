"""What pyproject.toml cannot say: translations are compiled at every install and in every wheel."""

import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

sys.path.insert(0, str(Path(__file__).parent / "src"))

from jalon.cli.catalogues import compile_catalogues


class BuildWithCatalogues(build_py):
    """The usual copy of the package's files, with compiled catalogues among them."""

    def run(self) -> None:
        """Compile, then copy."""
        compile_catalogues()
        super().run()


setup(cmdclass={"build_py": BuildWithCatalogues})

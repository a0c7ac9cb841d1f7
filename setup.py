"""Everything else is in pyproject.toml; a folder outside of the package cannot be named there beside found packages."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["provenance*"]), "provenance.schemas"],
    package_dir={"provenance.schemas": "schemas"},
)

"""Everything else is in pyproject.toml; a folder outside of the package cannot be named there beside found packages."""

from setuptools import find_namespace_packages, setup

setup(
    # Folders of data (lexicon/en, report/templates) have no __init__.py and are packages all the same.
    packages=[*find_namespace_packages(include=["provenance*"], exclude=["*.__pycache__"]), "provenance.schemas"],
    package_dir={"provenance.schemas": "schemas"},
)

"""Words by their stems, under the name that this folder knows them by; how they are made is `index.stems`."""

from index.stems import stem, stems

__all__ = ["stem", "stems"]

"""Invented plans: a seed, a layout and a format in; the bytes of a document and the facts planted in it out.

The wordings are this generator's own. Same arguments, same bytes, but for the containers of DOCX, XLSX and PDF,
whose writers stamp the hour.
"""

from tests.generator.draft import Draft, Grid, Heading, Paragraph
from tests.generator.layouts import LAYOUTS
from tests.generator.made import FORMATS, Made, formats_of, make

__all__ = ["FORMATS", "LAYOUTS", "Draft", "Grid", "Heading", "Made", "Paragraph", "formats_of", "make"]

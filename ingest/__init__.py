"""From a PDF to pages and passages: everything that opens, reads or draws a paper."""

"""What goes and why as one page that works from a file, with no request to anywhere."""

from cleaner.cli.explain.page.assemble import html_page

__all__ = ["html_page"]

"""The summary of a run as one page that works from a file, without script or request."""

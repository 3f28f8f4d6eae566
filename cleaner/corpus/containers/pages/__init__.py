"""Web archives and tar files: their members as pages."""

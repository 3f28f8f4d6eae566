"""Any input to a `Document`."""

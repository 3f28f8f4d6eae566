"""How the fitted judges are made: labels, lessons, nets, cross-validation.  Not shipped."""

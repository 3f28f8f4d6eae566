"""Job 2: which passages do outlets share?  passages, sign, pair, align, quotes, group, report."""

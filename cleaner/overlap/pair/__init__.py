"""Which passages share words: exact copies, runs of words, quotations, spelling; runs aligned."""

"""Our tool side by side with its peers on labelled pages."""

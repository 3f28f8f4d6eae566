"""The same work spread over a cluster by Apache Spark."""

"""Of what stands more than once, which copy stays and which go."""

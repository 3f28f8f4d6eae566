"""The fitted judge: small nets and trees over lines, and what they say of each."""

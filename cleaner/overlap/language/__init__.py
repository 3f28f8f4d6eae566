"""What is known of languages: words of grammar, names of numbers, months and days."""

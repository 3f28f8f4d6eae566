"""What differs amid what is shared: numbers and days, and who is named for a quotation."""

"""What is kept of one person: shown to her, given to her, erased."""

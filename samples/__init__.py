"""What builds the documents of the sample network (`jalon.samples`) from plain sources."""

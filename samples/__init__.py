"""The sample network: fictional documents as such networks write them, built from plain sources."""

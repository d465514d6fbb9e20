"""The words of the product: what pages, commands and documents say alike, and the catalogue that translates."""

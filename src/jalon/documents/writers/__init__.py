"""Documents written: files edited in place, and new ones in a layout of our own."""

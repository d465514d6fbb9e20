"""Writing what a network is and knows: one module per noun, one function per verb."""

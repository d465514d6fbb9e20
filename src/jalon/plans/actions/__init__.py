"""Writing plans: one module per noun, one function per verb."""

"""Whether this instance works: what must run says now and then that it does. Points at nothing."""

"""Files built in memory for the tests of readers: only the parts and attributes each test is about."""

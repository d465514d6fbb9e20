"""The bodies of a network, who sits in them, its members, its regions."""

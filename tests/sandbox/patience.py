"""How long a test waits for what should happen, in seconds. Nothing that works takes it, however busy the machine is."""
PATIENCE = 300

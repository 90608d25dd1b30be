"""What people can do, and the ports through which it is kept and read."""

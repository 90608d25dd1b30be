"""Personal data as ciphertext under keys that can be destroyed."""

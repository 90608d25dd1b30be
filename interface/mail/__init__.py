"""What is sent by e-mail, in words."""

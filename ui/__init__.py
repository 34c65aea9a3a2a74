"""What people and programs meet: the command line, the HTTP service, the chat page."""

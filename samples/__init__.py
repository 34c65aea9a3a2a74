"""A pack of committee papers for an invented council, made by code so that it can be published and tested."""

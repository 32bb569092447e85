"""A second set of invented newspapers: pages of nested stacks, with the devices of many countries."""

from left import name

import right
name = "left"

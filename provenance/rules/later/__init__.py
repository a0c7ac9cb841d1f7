"""What happens to quotations after the rules have competed. `find` does it; these values say what it does and name it.

They are documented and silenced like rules, but propose nothing.
"""

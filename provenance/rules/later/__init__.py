"""What happens to quotations after the rules have competed. `find` does it; these values name and describe it.

They are documented and silenced like rules, but propose nothing.
"""

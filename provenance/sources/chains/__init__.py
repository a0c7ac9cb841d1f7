"""Who tells whom: the chain of each attribution, the relays in it, and the agency of the whole article."""

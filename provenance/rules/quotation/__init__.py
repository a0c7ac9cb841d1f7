"""Quotation marks and colons, and quotations that go on."""

"""Many documents: workers, resume, quarantine, progress."""

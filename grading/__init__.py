"""Release assignments and grade what comes back: `make release`, `make grade`."""

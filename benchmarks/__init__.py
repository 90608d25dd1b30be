"""What it costs: each figure beside the same work done with less, measured in one run."""

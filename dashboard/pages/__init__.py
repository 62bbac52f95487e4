"""The pages, a folder each: its view beside its words and controls. A view composes and computes nothing."""

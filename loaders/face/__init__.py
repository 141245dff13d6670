"""What others may ask of the loaders, by subject; `loaders` itself offers all of it."""

"""The catalogue of measures and their benchmarks, as people write it in a workbook."""

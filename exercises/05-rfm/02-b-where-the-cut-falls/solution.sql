SELECT {{once}} - 2 * (1000 / 5)

SELECT {{once}} - 1000 / 5

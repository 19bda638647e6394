SELECT {{once}} / 5

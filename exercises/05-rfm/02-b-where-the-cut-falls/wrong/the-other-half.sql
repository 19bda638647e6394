SELECT 3 * (1000 / 5) - {{once}}

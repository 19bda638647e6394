SELECT {{once}}

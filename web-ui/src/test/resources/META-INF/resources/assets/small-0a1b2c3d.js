// as it is

package testing

func clock() int64 { return 0 }

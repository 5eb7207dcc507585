package time

// Clock is the virtual time.
var Clock int64

func now() int64     { return Clock }
func sleep(ns int64) { Clock += ns }

// oracle 24: two goroutines write different keys of a map: a race in every schedule, noticed by Go's runtime in some.
//
// executions: any
// finding: data-race
// finding: fatal-error
// outcome: - of 2
// outcome: - of concurrent map writes
package main

import "fmt"

var m = make(map[string]int)

func main() {
	done := make(chan bool)
	for _, key := range []string{"0", "1"} {
		go func(key string) {
			defer func() { recover() }() // in vain
			m[key] = 1
			done <- true
		}(key)
	}
	<-done
	<-done
	fmt.Println(len(m))
}

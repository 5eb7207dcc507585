// oracle 23: a panic in f counts as its having returned: f is not run again.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var once sync.Once
	for i := 0; i < 2; i++ {
		func() {
			defer func() { fmt.Println("recovered", recover()) }()
			once.Do(func() { panic("in f") })
		}()
	}
}

// Output:
// recovered in f
// recovered <nil>

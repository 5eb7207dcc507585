// A Cond must not be copied after its first use.
package main

import (
	"fmt"
	"sync"
)

func main() {
	c := *sync.NewCond(&sync.Mutex{})
	c.Signal()
	d := c
	defer func() { fmt.Println(recover()) }()
	d.Broadcast()
}

// Output:
// sync.Cond is copied

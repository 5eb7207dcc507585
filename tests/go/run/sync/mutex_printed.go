// A held lock shows Go's words; who holds it is not among them.
package main

import (
	"fmt"
	"sync"
)

type account struct {
	sync.Mutex
	money int
}

func main() {
	a := account{money: 5}
	a.Lock()
	fmt.Printf("%v %+v\n", &a, &a.Mutex)
	var rw sync.RWMutex
	rw.Lock()
	fmt.Println(&rw)
	rw.Unlock()
	rw.RLock()
	fmt.Println(&rw)
}

// Output:
// &{{1 0} 5} &{state:1 sema:0}
// &{{1 0} 0 0 -1073741824 0}
// &{{0 0} 0 0 1 0}

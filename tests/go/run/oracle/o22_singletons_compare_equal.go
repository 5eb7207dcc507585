// oracle 22: pointers to two distinct values of size 0 may be equal, as they are here and in Go.
package main

import (
	"fmt"
	"sync"
)

type singleton struct{}

var (
	instance *singleton
	once     sync.Once
)

func getInstance() *singleton {
	once.Do(func() { instance = &singleton{} })
	return instance
}

func main() {
	fmt.Println(getInstance() == getInstance())
}

// Output:
// true

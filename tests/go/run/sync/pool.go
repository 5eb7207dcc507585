// What is put into a Pool may come out again; else New makes something.
package main

import (
	"fmt"
	"sync"
)

func main() {
	made := 0
	pool := sync.Pool{New: func() any { made++; return made }}
	pool.Put(nil)
	fmt.Println(pool.Get(), made)
	pool.Put("used")
	fmt.Println(pool.Get(), made)
	var bare sync.Pool
	fmt.Println(bare.Get())
}

// Output:
// 1 1
// used 1
// <nil>

// oracle 31: recover in the goroutine that panics: only its own deferred calls run, and the program goes on.
package main

import (
	"fmt"
	"time"
)

func f2() {
	defer func() {
		if err := recover(); err != nil {
			fmt.Println("outer", err)
		}
	}()
	go func() {
		defer func() {
			if err := recover(); err != nil {
				fmt.Println("inner", err)
			}
		}()
		fmt.Println("start")
		panic("in f2")
	}()
	time.Sleep(time.Second)
	fmt.Println("exit")
}

func main() { f2() }

// Output:
// start
// inner in f2
// exit

// oracle 30: recover in main does not see a panic of another goroutine: "exit" is never printed, the program ends with 2.
package main

// exit: 2
// stderr: panic: in f1
// stderr: created by main.f1 in goroutine 1
// finding: panic

import (
	"fmt"
	"time"
)

func f1() {
	defer func() {
		if err := recover(); err != nil {
			fmt.Println("recovered", err)
		}
	}()
	go func() {
		panic("in f1")
	}()
	time.Sleep(time.Second)
	fmt.Println("exit")
}

func main() { f1() }

// Output:

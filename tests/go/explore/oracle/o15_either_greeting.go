// oracle 15: who is started may greet before or after main says it is done; main waits in any case.
//
// executions: any
// finding: none
// outcome: - of hello main
// outcome: - of main hello
package main

import (
	"fmt"
	"sync"
)

var wg sync.WaitGroup

func hello() {
	defer wg.Done()
	fmt.Println("hello")
}

func main() {
	wg.Add(1)
	go hello()
	fmt.Println("main")
	wg.Wait()
}

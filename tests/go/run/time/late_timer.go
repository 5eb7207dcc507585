// oracle 14: Sleeping is no synchronisation: under the adversarial clock main may wake first.
package main

// strategy: random seed 2 clock adversarial

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		time.Sleep(time.Second)
		wg.Done()
	}()
	wg.Wait()
	fmt.Println("done")
}

// Output:
// done

// From "Optimal Dynamic Partial Order Reduction": a reader looks for the last zero from the end while five writers each make
// one element from the one before. (n + 3) 2^(n - 2) classes with n = 5.
//
// executions: 64
package main

import "sync"

const n = 5

var (
	array [n + 1]int
	wg    sync.WaitGroup
)

func write(j int) {
	array[j] = array[j-1] + 1
	wg.Done()
}

func main() {
	wg.Add(n + 1)
	go func() {
		i := n
		for array[i] != 0 {
			i--
		}
		wg.Done()
	}()
	for j := 1; j <= n; j++ {
		go write(j)
	}
	wg.Wait()
}

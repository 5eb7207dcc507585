// What a goroutine draws depends on its own draws only, and a seed repeats a sequence.
package main

import (
	"fmt"
	"math/rand"
	"sync"
)

func main() {
	a, b := rand.New(rand.NewSource(7)), rand.New(rand.NewSource(7))
	fmt.Println(a.Intn(1000) == b.Intn(1000), a.Float64() < 1, len(rand.Perm(5)))
	rand.Seed(3)
	first := rand.Int63()
	rand.Seed(3)
	fmt.Println(first == rand.Int63(), first == rand.Int63())
	var wg sync.WaitGroup
	drawn := make([]int, 2)
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			drawn[i] = rand.Int()
		}(i)
	}
	wg.Wait()
	fmt.Println(drawn[0] != drawn[1])
}

// Output:
// true true 5
// true false
// true

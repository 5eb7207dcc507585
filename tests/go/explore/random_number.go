// A random number that nobody has given a seed for is a choice; one from a source with a seed is not.
//
// executions: 3
// outcome: - of 0 true
// outcome: - of 1 true
// outcome: - of 2 true
package main

import (
	"fmt"
	"math/rand"
)

func main() {
	a, b := rand.New(rand.NewSource(7)), rand.New(rand.NewSource(7))
	fmt.Println(rand.Intn(3), a.Intn(3) == b.Intn(3))
}

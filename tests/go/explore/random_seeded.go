// After Seed the sequence is given.
//
// executions: 1
// outcome: - of true
package main

import (
	"fmt"
	"math/rand"
)

func main() {
	rand.Seed(1)
	first := rand.Perm(4)
	rand.Seed(1)
	fmt.Println(fmt.Sprint(first) == fmt.Sprint(rand.Perm(4)))
}

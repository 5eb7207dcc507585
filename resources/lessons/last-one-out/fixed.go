// Two translators put pages on one pile. The last one out closes it.
package main

import (
	"fmt"
	"sync/atomic"
)

var translators int32 = 2

func translate(pages []string, pile chan string) {
	for _, page := range pages {
		pile <- page + "'"
	}
	if atomic.AddInt32(&translators, -1) == 0 {
		close(pile)
	}
}

func main() {
	pile := make(chan string, 3)
	go translate([]string{"one", "two"}, pile)
	go translate([]string{"three"}, pile)
	count := 0
	for range pile {
		count++
	}
	fmt.Println(count, "of 3 pages")
}

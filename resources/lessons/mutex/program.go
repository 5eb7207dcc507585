// Three guests book seats from one list. A mutex lets one of them at a time look and book.
package main

import (
	"fmt"
	"sync"
)

var (
	list   sync.Mutex
	free   = 2
	guests sync.WaitGroup
)

func book(guest string) {
	list.Lock()
	if free > 0 {
		free--
		fmt.Println(guest, "has a seat")
	} else {
		fmt.Println(guest, "has to stand")
	}
	list.Unlock()
	guests.Done()
}

func main() {
	guests.Add(3)
	go book("Ada")
	go book("Bo")
	go book("Chen")
	guests.Wait()
	fmt.Println("free seats:", free)
}

// Three guests want the last seat. Whichever way somebody leaves, the mutex is given back.
package main

import (
	"fmt"
	"sync"
)

var (
	list   sync.Mutex
	free   = 1
	guests sync.WaitGroup
)

func book(guest string) {
	defer guests.Done()
	list.Lock()
	defer list.Unlock()
	if free == 0 {
		fmt.Println(guest, "has to stand")
		return
	}
	free--
	fmt.Println(guest, "has a seat")
}

func main() {
	guests.Add(3)
	go book("Ada")
	go book("Bo")
	go book("Chen")
	guests.Wait()
	fmt.Println("free seats:", free)
}

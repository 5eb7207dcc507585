// Three guests want the last seat. A mutex lets one of them at a time look and book - until somebody walks off with it.
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
	if free == 0 {
		fmt.Println(guest, "has to stand")
		return
	}
	free--
	fmt.Println(guest, "has a seat")
	list.Unlock()
}

func main() {
	guests.Add(3)
	go book("Ada")
	go book("Bo")
	go book("Chen")
	guests.Wait()
	fmt.Println("free seats:", free)
}

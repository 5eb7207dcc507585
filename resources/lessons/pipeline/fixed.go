// A pipeline: a picker sends apples, two washers wash them, main packs them. Each stage says when it is done.
package main

import (
	"fmt"
	"sync"
)

func main() {
	picked := make(chan string)
	washed := make(chan string)

	go func() {
		defer close(picked)
		for _, apple := range []string{"red", "green", "yellow"} {
			picked <- apple
		}
	}()

	var washers sync.WaitGroup
	for i := 0; i < 2; i++ {
		washers.Add(1)
		go func() {
			defer washers.Done()
			for apple := range picked {
				washed <- apple
			}
		}()
	}
	go func() {
		washers.Wait()
		close(washed)
	}()

	boxes := 0
	for range washed {
		boxes++
	}
	fmt.Println(boxes, "apples are packed")
}

// What the library keeps for itself is never a race: loggers, files, random numbers.
package main

// finding: none

import (
	"fmt"
	"io"
	"log"
	"math/rand"
	"os"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	logger := log.New(io.Discard, "", 0)
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			logger.SetPrefix(fmt.Sprint(rand.Intn(9)))
			logger.Println(i)
			os.WriteFile("/a.txt", []byte("text"), 0o644)
		}(i)
	}
	wg.Wait()
	text, err := os.ReadFile("/a.txt")
	fmt.Println(string(text), err)
}

// Output:
// text <nil>

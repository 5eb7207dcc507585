// oracle 18: without a Once the icons can be loaded twice, and that is a data race.
package main

// strategy: fair

import (
	"fmt"
	"sync"
)

var (
	icons map[string]int
	loads int
)

func loadIcons() {
	loads++
	icons = map[string]int{"left": 1, "up": 2}
}

func icon(name string) int {
	if icons == nil {
		loadIcons()
	}
	return icons[name]
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { icon("left"); wg.Done() }()
	go func() { icon("up"); wg.Done() }()
	wg.Wait()
	fmt.Println(loads > 0)
}

// Output:
// true

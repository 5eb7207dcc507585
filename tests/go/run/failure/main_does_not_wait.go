// When main returns, the program is over, whatever the others are doing.
package main

import "fmt"

func main() {
	go func() {
		for {
		}
	}()
	fmt.Println("bye")
}

// Output:
// bye

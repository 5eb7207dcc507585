// Three goroutines send on one channel: their messages arrive in any order.
//
// executions: 6
// finding: none
// outcome: - of 012
// outcome: - of 021
// outcome: - of 102
// outcome: - of 120
// outcome: - of 201
// outcome: - of 210
package main

import "fmt"

func main() {
	messages := make(chan string)
	for _, name := range []string{"0", "1", "2"} {
		go func(name string) { messages <- name }(name)
	}
	order := ""
	for i := 0; i < 3; i++ {
		order += <-messages
	}
	fmt.Println(order)
}

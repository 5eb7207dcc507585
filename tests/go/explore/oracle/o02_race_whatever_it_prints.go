// oracle 2: the right answer is no proof: both store 1, and 1 is printed in every schedule, and they race all the same.
//
// executions: any
// finding: data-race
// outcome: - of 1
package main

import "fmt"

var x int64

func main() {
	done := make(chan bool)
	for i := 0; i < 2; i++ {
		go func() {
			x = 1
			done <- true
		}()
	}
	<-done
	<-done
	fmt.Println(x)
}

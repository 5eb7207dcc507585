// oracle 25: who sets and then gets may be noticed while another sets: reading beside a writer is fatal, too.
//
// executions: any
// finding: data-race
// finding: fatal-error
// outcome: - of 0 1
// outcome: - of concurrent map read and map write
// outcome: - of concurrent map writes
package main

import "fmt"

var m = make(map[int]int)

func visit(n int) int {
	m[n] = n
	return m[n]
}

func main() {
	one := make(chan int)
	go func() { one <- visit(1) }()
	zero := visit(0)
	fmt.Println(zero, <-one)
}

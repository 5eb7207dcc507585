// Three workers answer on an unbuffered channel and only the first answer is taken: two are left over for ever, whichever
// they are.
//
// executions: 3
// finding: goroutine-leak
package main

func main() {
	answers := make(chan int)
	for i := 0; i < 3; i++ {
		go func() { answers <- i }()
	}
	<-answers
}

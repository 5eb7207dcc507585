// Directions of channels, and what a select may do.
package p

func f(in <-chan int, out chan<- int, c chan int, n int) {
	in <- 1         // ERROR `invalid operation: cannot send to receive-only channel in \(variable of type <-chan int\)`
	<-out           // ERROR `invalid operation: cannot receive from send-only channel out \(variable of type chan<- int\)`
	c <- "a"        // ERROR `cannot use "a" \(untyped string constant\) as int value in send`
	n <- 1          // ERROR `invalid operation: cannot send to non-channel n \(variable of type int\)`
	<-n             // ERROR `invalid operation: cannot receive from non-channel n \(variable of type int\)`
	close(in)       // ERROR `invalid operation: cannot close receive-only channel in \(variable of type <-chan int\)`
	for range out { // ERROR `cannot range over out \(variable of type chan<- int\): receive from send-only channel`
	}
	for a, b := range c { // ERROR `range over c \(variable of type chan int\) permits only one iteration variable`
		_, _ = a, b
	}
	select {
	case n: // ERROR "select case must be receive, send or assign recv"
	}
}

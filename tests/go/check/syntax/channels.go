// A channel has an element type, and an arrow on one side.
package p

var a chan; /* ERROR "syntax error: missing channel element type" */
var b <-chan int
var c chan<- <-chan int
var d = <-chan int(nil)
var e = (<-<-chan int) /* ERROR "syntax error: unexpected <-, expected chan" */ (nil)

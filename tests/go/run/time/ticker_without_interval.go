// A ticker needs an interval.
package main

import "time"

// exit: 2
// stderr: panic: non-positive interval for NewTicker

func main() {
	time.NewTicker(0)
}

// A logger writes a line with one output; its time is that of the run.
// differs: the date
package main

// exit: 1
// stderr: 2009/11/10 23:00:02 late
// stderr: main: logging.go:20: bye 7

import (
	"log"
	"time"
)

func main() {
	time.Sleep(2 * time.Second)
	log.Println("late")
	log.SetFlags(log.Lshortfile | log.Lmsgprefix)
	log.SetPrefix("main: ")
	log.SetFlags(log.Lshortfile)
	log.Fatalf("bye %d", 7)
}

// Three divers look for a ring. One breaks off - and the others go on diving for nothing.
package main

import (
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"
)

func dive(name string, minutes int) error {
	for i := 0; i < minutes; i++ {
		if name == "Ida" && i == 2 {
			return errors.New(name + " saw a shark")
		}
		time.Sleep(time.Minute)
	}
	return nil
}

func main() {
	start := time.Now()
	divers := new(errgroup.Group)
	for _, name := range []string{"Ida", "Jun", "Kim"} {
		name := name
		divers.Go(func() error { return dive(name, 30) })
	}
	fmt.Println(divers.Wait())
	fmt.Println("everybody is out after", time.Since(start))
}

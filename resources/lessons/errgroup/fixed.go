// Three parcels are sent at once. The group remembers the first failure.
package main

import (
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"
)

func deliver(city string, days int) error {
	time.Sleep(time.Duration(days) * 24 * time.Hour)
	if city == "Atlantis" {
		return errors.New("no such city: " + city)
	}
	fmt.Println("delivered to", city)
	return nil
}

func main() {
	var parcels errgroup.Group
	for i, city := range []string{"Oslo", "Atlantis", "Lima"} {
		city, days := city, i+1
		parcels.Go(func() error {
			return deliver(city, days)
		})
	}
	if err := parcels.Wait(); err != nil {
		fmt.Println("not delivered:", err)
		return
	}
	fmt.Println("all parcels are delivered")
}

// Three parcels are sent at once. One of them cannot be delivered - who gets to know?
package main

import (
	"errors"
	"fmt"
	"sync"
	"time"
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
	var parcels sync.WaitGroup
	for i, city := range []string{"Oslo", "Atlantis", "Lima"} {
		parcels.Add(1)
		go func(city string, days int) {
			defer parcels.Done()
			deliver(city, days)
		}(city, i+1)
	}
	parcels.Wait()
	fmt.Println("all parcels are delivered")
}

// Two translators put pages on one pile. Each closes the pile when done - one of them too early.
package main

import "fmt"

func translate(pages []string, pile chan string) {
	for _, page := range pages {
		pile <- page + "'"
	}
	close(pile)
}

func main() {
	pile := make(chan string, 3)
	go translate([]string{"one", "two"}, pile)
	go translate([]string{"three"}, pile)
	count := 0
	for range pile {
		count++
	}
	fmt.Println(count, "of 3 pages")
}

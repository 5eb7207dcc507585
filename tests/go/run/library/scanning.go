// The Sscan family reads what Printf writes.
package main

import "fmt"

func main() {
	var i int
	var s string
	var f float64
	n, err := fmt.Sscanf("age 42 of mia: 1.5", "age %d of %s %f", &i, &s, &f)
	fmt.Println(n, err, i, s, f)
	n, err = fmt.Sscan("7 x", &i, &f)
	fmt.Println(n, err, i)
	n, err = fmt.Sscanln("1\n2", &i, &s)
	fmt.Println(n, err)
}

// Output:
// 3 <nil> 42 mia: 1.5
// 1 strconv.ParseFloat: parsing "": invalid syntax 7
// 1 unexpected newline

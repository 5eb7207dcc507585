// Switches of every form.
package main

import "fmt"

func kind(x int) string {
	switch {
	case x < 0:
		return "negative"
	case x == 0:
		return "zero"
	case x > 100, x == 50:
		return "special"
	}
	return "positive"
}

func digits(s string) (n int) {
	switch s {
	case "one":
		n = 1
	case "two", "deux":
		n = 2
		fallthrough
	case "more":
		n += 10
	default:
		n = -1
	}
	return
}

func main() {
	fmt.Println(kind(-1), kind(0), kind(50), kind(51), kind(101))
	fmt.Println(digits("one"), digits("deux"), digits("more"), digits("?"))
	switch x := 5; x {
	default:
		fmt.Println("default")
	case 4, 6:
		fmt.Println("even")
	case 3:
		fmt.Println("three")
	}
	for i := 0; i < 5; i++ {
		switch i {
		case 1:
			continue
		case 3:
			break
		default:
			fmt.Print(" ", i)
		}
	}
	var e interface{} = 3
	switch e {
	case "3":
		fmt.Println("string")
	case 3:
		fmt.Println("int")
	}
	switch f := 2.5; {
	case f > 2:
		fmt.Println("more than two")
	}
	switch b := true; b {
	case false:
		fmt.Println("no")
	case len(fmt.Sprint(b)) == 4:
		fmt.Println("yes")
	}
}

// Output:
// negative zero special positive special
// 1 12 10 -1
// default
//  0 2 4int
// more than two
// yes

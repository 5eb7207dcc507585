// A call with several results may be all the arguments of a built-in function.
package main

import "fmt"

func parts() (float64, float64)              { return 3, 4 }
func more() ([]string, string, string)       { return []string{"a"}, "b", "c" }
func bytes() ([]byte, string)                { return buffer, "xyz" }
func entry() (map[string]int, string)        { return ages, "bob" }
func mixed() (int8, float64, string, bool)   { return -5, 0.5, "s", true }
func appended() ([]interface{}, int, string) { return nil, 1, "two" }

var buffer = make([]byte, 2)
var ages = map[string]int{"ann": 1, "bob": 2}

func main() {
	fmt.Println(complex(parts()), append(more()), append(appended()))
	fmt.Println(copy(bytes()), string(buffer))
	delete(entry())
	fmt.Println(ages)
	println(mixed())
	defer print(mixed())
}

// stderr: -5 +5.000000e-001 s true
// stderr: -5+5.000000e-001strue
// exit: 0
// Output:
// (3+4i) [a b c] [1 two]
// 2 xy
// map[ann:1]

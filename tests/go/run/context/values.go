// Values are looked up from the innermost context outwards; contexts say what they are.
package main

import (
	"context"
	"fmt"
)

type key int

func (k key) String() string { return fmt.Sprint("key", int(k)) }

func main() {
	a := context.WithValue(context.Background(), key(1), "one")
	b, cancel := context.WithCancel(a)
	defer cancel()
	c := context.WithValue(b, key(2), "two")
	d := context.WithValue(c, key(1), "uno")
	fmt.Println(c.Value(key(1)), d.Value(key(1)), d.Value(key(2)), d.Value(1))
	fmt.Println(context.Background(), context.TODO())
	fmt.Println(d)
	cancel()
	fmt.Println(d.Err())
}

// Output:
// one uno two <nil>
// context.Background context.TODO
// context.Background.WithValue(key1, one).WithCancel.WithValue(key2, two).WithValue(key1, uno)
// context canceled

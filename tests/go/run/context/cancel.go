// Cancelling a context cancels everything below it, and nothing above; the error says so.
package main

import (
	"context"
	"fmt"
)

func main() {
	root, cancelRoot := context.WithCancel(context.Background())
	child, cancelChild := context.WithCancel(root)
	grandchild, cancel := context.WithCancel(child)
	defer cancel()
	fmt.Println(root.Err(), child.Err(), grandchild.Err())
	cancelChild()
	<-grandchild.Done()
	fmt.Println(root.Err(), child.Err(), grandchild.Err())
	cancelRoot()
	cancelRoot()
	fmt.Println(root.Err() == context.Canceled)
	late, cancelLate := context.WithCancel(root)
	defer cancelLate()
	<-late.Done()
	fmt.Println(late.Err())
	fmt.Println(context.Background().Done() == nil, context.TODO().Err())
}

// Output:
// <nil> <nil> <nil>
// <nil> context canceled context canceled
// true
// context canceled
// true <nil>

// lang: go1.20
// The types of contexts are called as Go's.
package main

import (
	"context"
	"fmt"
	"time"
)

func main() {
	a := context.WithValue(context.Background(), 1, "one")
	b, cancelB := context.WithCancel(a)
	defer cancelB()
	c, cancelC := context.WithTimeout(b, time.Hour)
	defer cancelC()
	fmt.Printf("%T %T %T %T %T\n", context.Background(), context.TODO(), a, b, c)
	fmt.Println(context.Background(), context.TODO() == context.Background())
}

// Output:
// *context.emptyCtx *context.emptyCtx *context.valueCtx *context.cancelCtx *context.timerCtx
// context.Background false

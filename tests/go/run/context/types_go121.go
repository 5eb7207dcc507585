// lang: go1.21
// Since go1.21 the types of the roots tell them apart.
package main

import (
	"context"
	"fmt"
)

func main() {
	fmt.Printf("%T %T %T\n", context.Background(), context.TODO(), context.WithoutCancel(context.TODO()))
	fmt.Println(context.Background() == context.Background(), context.TODO() == context.Background())
}

// Output:
// context.backgroundCtx context.todoCtx context.withoutCancelCtx
// true false

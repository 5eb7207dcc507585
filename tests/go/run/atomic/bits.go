// And and Or change bits and give the old value.
package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	i := int32(-1)
	fmt.Println(atomic.AndInt32(&i, 0xff), i, atomic.OrInt32(&i, -256), i)
	var u atomic.Uint32
	fmt.Println(u.Or(6), u.And(3), u.Load())
	w := uint64(1)
	fmt.Println(atomic.OrUint64(&w, 1<<63), atomic.AndUint64(&w, 1<<63), w)
}

// Output:
// -1 255 255 -1
// 0 6 2
// 1 9223372036854775809 9223372036854775808

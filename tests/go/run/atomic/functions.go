// oracle 27: Load, Store, Add, Swap and CompareAndSwap on every type: Add gives the new value, Swap the old one.
package main

import (
	"fmt"
	"sync/atomic"
	"unsafe"
)

func main() {
	i, u := int32(-5), uint32(7)
	fmt.Println(atomic.AddInt32(&i, -1), atomic.SwapInt32(&i, 2), atomic.LoadInt32(&i))
	fmt.Println(atomic.AddUint32(&u, ^uint32(0)), atomic.CompareAndSwapUint32(&u, 6, 1<<31), u)
	fmt.Println(atomic.AddUint32(&u, 1<<31), atomic.SwapUint32(&u, 9))
	var l, w = int64(1) << 40, uint64(0)
	fmt.Println(atomic.AddInt64(&l, -1), atomic.CompareAndSwapInt64(&l, 0, 1), l)
	atomic.StoreUint64(&w, 3)
	fmt.Println(atomic.AddUint64(&w, ^uint64(0)), atomic.LoadUint64(&w))
	var p uintptr
	fmt.Println(atomic.AddUintptr(&p, 8), atomic.SwapUintptr(&p, 1), atomic.LoadUintptr(&p))
	a, b := 1, 2
	q := unsafe.Pointer(&a)
	fmt.Println(atomic.CompareAndSwapPointer(&q, unsafe.Pointer(&b), nil))
	fmt.Println(*(*int)(atomic.SwapPointer(&q, unsafe.Pointer(&b))), *(*int)(atomic.LoadPointer(&q)))
}

// Output:
// -6 -6 2
// 6 true 2147483648
// 0 0
// 1099511627775 false 1099511627775
// 2 2
// 8 8 1
// false
// 1 2

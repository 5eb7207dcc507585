package atomic

import "unsafe"

func (v *Value) Load() any                        { return v.v }
func (v *Value) Store(val any)                    { v.v = val }
func (v *Value) Swap(new any) any                 { old := v.v; v.v = new; return old }
func (v *Value) CompareAndSwap(old, new any) bool { return false }

func LoadInt32(p *int32) int32          { return *p }
func StoreInt32(p *int32, v int32)      { *p = v }
func SwapInt32(p *int32, v int32) int32 { old := *p; *p = v; return old }
func CompareAndSwapInt32(p *int32, old, v int32) bool {
	if *p != old {
		return false
	}
	*p = v
	return true
}
func AddInt32(p *int32, v int32) int32 { *p += v; return *p }
func AndInt32(p *int32, v int32) int32 { old := *p; *p &= v; return old }
func OrInt32(p *int32, v int32) int32  { old := *p; *p |= v; return old }

func LoadInt64(p *int64) int64          { return *p }
func StoreInt64(p *int64, v int64)      { *p = v }
func SwapInt64(p *int64, v int64) int64 { old := *p; *p = v; return old }
func CompareAndSwapInt64(p *int64, old, v int64) bool {
	if *p != old {
		return false
	}
	*p = v
	return true
}
func AddInt64(p *int64, v int64) int64 { *p += v; return *p }
func AndInt64(p *int64, v int64) int64 { old := *p; *p &= v; return old }
func OrInt64(p *int64, v int64) int64  { old := *p; *p |= v; return old }

func LoadUint32(p *uint32) uint32           { return *p }
func StoreUint32(p *uint32, v uint32)       { *p = v }
func SwapUint32(p *uint32, v uint32) uint32 { old := *p; *p = v; return old }
func CompareAndSwapUint32(p *uint32, old, v uint32) bool {
	if *p != old {
		return false
	}
	*p = v
	return true
}
func AddUint32(p *uint32, v uint32) uint32 { *p += v; return *p }
func AndUint32(p *uint32, v uint32) uint32 { old := *p; *p &= v; return old }
func OrUint32(p *uint32, v uint32) uint32  { old := *p; *p |= v; return old }

func LoadUint64(p *uint64) uint64           { return *p }
func StoreUint64(p *uint64, v uint64)       { *p = v }
func SwapUint64(p *uint64, v uint64) uint64 { old := *p; *p = v; return old }
func CompareAndSwapUint64(p *uint64, old, v uint64) bool {
	if *p != old {
		return false
	}
	*p = v
	return true
}
func AddUint64(p *uint64, v uint64) uint64 { *p += v; return *p }
func AndUint64(p *uint64, v uint64) uint64 { old := *p; *p &= v; return old }
func OrUint64(p *uint64, v uint64) uint64  { old := *p; *p |= v; return old }

func LoadUintptr(p *uintptr) uintptr            { return *p }
func StoreUintptr(p *uintptr, v uintptr)        { *p = v }
func SwapUintptr(p *uintptr, v uintptr) uintptr { old := *p; *p = v; return old }
func CompareAndSwapUintptr(p *uintptr, old, v uintptr) bool {
	if *p != old {
		return false
	}
	*p = v
	return true
}
func AddUintptr(p *uintptr, v uintptr) uintptr { *p += v; return *p }
func AndUintptr(p *uintptr, v uintptr) uintptr { old := *p; *p &= v; return old }
func OrUintptr(p *uintptr, v uintptr) uintptr  { old := *p; *p |= v; return old }

func LoadPointer(p *unsafe.Pointer) unsafe.Pointer                   { return *p }
func StorePointer(p *unsafe.Pointer, v unsafe.Pointer)               { *p = v }
func SwapPointer(p *unsafe.Pointer, v unsafe.Pointer) unsafe.Pointer { old := *p; *p = v; return old }
func CompareAndSwapPointer(p *unsafe.Pointer, old, v unsafe.Pointer) bool {
	if *p != old {
		return false
	}
	*p = v
	return true
}

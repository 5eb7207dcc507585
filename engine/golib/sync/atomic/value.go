package atomic

// A Value holds a value of one type, which the first Store decides.
type Value struct {
	v any
}

// Load gives what was stored last; nil before the first Store.
func (v *Value) Load() (val any)

// Store panics if val is nil or of another type than what is stored.
func (v *Value) Store(val any)

// Swap stores new and gives the value before it; nil if there was none.
func (v *Value) Swap(new any) (old any)

// CompareAndSwap stores new if old is what is stored; panics if old cannot be compared.
func (v *Value) CompareAndSwap(old, new any) (swapped bool)

package runtime

// An Error is what a run-time panic carries.
type Error interface {
	error
	RuntimeError()
}

// boundsError: an index or a bound of a slice is out of range; the machine makes them.
type boundsError string

func (e boundsError) RuntimeError() {}
func (e boundsError) Error() string { return "runtime error: " + string(e) }

// errorString: division by zero, nil pointer and the like.
type errorString string

func (e errorString) RuntimeError() {}
func (e errorString) Error() string { return "runtime error: " + string(e) }

// plainError: failures of channels and the like, which Go reports without the prefix.
type plainError string

func (e plainError) RuntimeError() {}
func (e plainError) Error() string { return string(e) }

// A PanicNilError is what panic(nil) carries since go1.21.
type PanicNilError struct{ _ [0]func() }

func (*PanicNilError) RuntimeError() {}
func (*PanicNilError) Error() string {
	return "panic called with nil argument (use GODEBUG=panicnil=1 to disable)"
}

// A TypeAssertionError is a failed type assertion.
type TypeAssertionError struct {
	static        string // the interface's own type
	concrete      string // what it held; "" for nil
	asserted      string
	missingMethod string // the one the concrete type lacks; "" if the types are just different
	difference    string // how types of the same name differ
}

func (*TypeAssertionError) RuntimeError() {}

func (e *TypeAssertionError) Error() string {
	static := e.static
	if static == "" {
		static = "interface"
	}
	const lead = "interface conversion: "
	switch {
	case e.concrete == "":
		return lead + static + " is nil, not " + e.asserted
	case e.missingMethod == "":
		return lead + static + " is " + e.concrete + ", not " + e.asserted + e.difference
	}
	return lead + e.concrete + " is not " + e.asserted + ": missing method " + e.missingMethod
}

// panicText is what the end of the program says of a panic's value that can speak for itself. The machine calls it.
func panicText(v any) (text string, ok bool) {
	switch v := v.(type) {
	case error:
		return v.Error(), true
	case interface{ String() string }:
		return v.String(), true
	}
	return "", false
}

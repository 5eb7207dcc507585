// Package ring: lists without an end.
package ring

// A Ring is one element of it; the zero value is a ring of one.
type Ring struct {
	next, previous *Ring
	Value          any
}

// New makes a ring of n elements.
func New(n int) *Ring {
	if n <= 0 {
		return nil
	}
	first := &Ring{}
	last := first
	for ; n > 1; n-- {
		r := &Ring{previous: last}
		last.next = r
		last = r
	}
	last.next = first
	first.previous = last
	return first
}

func (r *Ring) prepare() *Ring {
	if r.next == nil {
		r.next, r.previous = r, r
	}
	return r
}

func (r *Ring) Next() *Ring { return r.prepare().next }
func (r *Ring) Prev() *Ring { return r.prepare().previous }

// Move goes n elements on, or back.
func (r *Ring) Move(n int) *Ring {
	r.prepare()
	for ; n > 0; n-- {
		r = r.next
	}
	for ; n < 0; n++ {
		r = r.previous
	}
	return r
}

// Link puts s after r; in the same ring it takes out what is between. It gives what came after r.
func (r *Ring) Link(s *Ring) *Ring {
	after := r.Next()
	if s != nil {
		last := s.Prev()
		r.next, s.previous = s, r
		after.previous, last.next = last, after
	}
	return after
}

// Unlink takes out n elements after r.
func (r *Ring) Unlink(n int) *Ring {
	if n <= 0 {
		return nil
	}
	return r.Link(r.Move(n + 1))
}

func (r *Ring) Len() int {
	n := 0
	if r != nil {
		n = 1
		for p := r.Next(); p != r; p = p.next {
			n++
		}
	}
	return n
}

// Do calls f with every value.
func (r *Ring) Do(f func(any)) {
	if r != nil {
		f(r.Value)
		for p := r.Next(); p != r; p = p.next {
			f(p.Value)
		}
	}
}

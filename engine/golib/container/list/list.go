// Package list: doubly linked lists.
package list

// An Element of a list.
type Element struct {
	next, previous *Element // in a ring with the list's root
	list           *List
	Value          any
}

// Next is the element after e, or nil.
func (e *Element) Next() *Element { return e.inside(e.next) }

// Prev is the element before e, or nil.
func (e *Element) Prev() *Element { return e.inside(e.previous) }

func (e *Element) inside(other *Element) *Element {
	if e.list == nil || other == &e.list.root {
		return nil
	}
	return other
}

// A List; the zero value is an empty one.
type List struct {
	root   Element
	length int
}

// New makes an empty list.
func New() *List { return new(List).Init() }

// Init empties l.
func (l *List) Init() *List {
	l.root.next = &l.root
	l.root.previous = &l.root
	l.length = 0
	return l
}

func (l *List) prepare() {
	if l.root.next == nil {
		l.Init()
	}
}

func (l *List) Len() int { return l.length }

// Front is the first element, or nil.
func (l *List) Front() *Element {
	if l.length == 0 {
		return nil
	}
	return l.root.next
}

// Back is the last element, or nil.
func (l *List) Back() *Element {
	if l.length == 0 {
		return nil
	}
	return l.root.previous
}

func (l *List) link(e, at *Element) *Element {
	e.previous, e.next = at, at.next
	at.next.previous = e
	at.next = e
	e.list = l
	l.length++
	return e
}

func (l *List) unlink(e *Element) {
	e.previous.next = e.next
	e.next.previous = e.previous
	e.next, e.previous, e.list = nil, nil, nil
	l.length--
}

func (l *List) move(e, at *Element) {
	if e == at {
		return
	}
	l.unlink(e)
	l.link(e, at)
}

// Remove takes e out if it is in l, and gives its value.
func (l *List) Remove(e *Element) any {
	if e.list == l {
		l.unlink(e)
	}
	return e.Value
}

func (l *List) PushFront(v any) *Element {
	l.prepare()
	return l.link(&Element{Value: v}, &l.root)
}

func (l *List) PushBack(v any) *Element {
	l.prepare()
	return l.link(&Element{Value: v}, l.root.previous)
}

func (l *List) InsertBefore(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.link(&Element{Value: v}, mark.previous)
}

func (l *List) InsertAfter(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.link(&Element{Value: v}, mark)
}

func (l *List) MoveToFront(e *Element) {
	if e.list == l && l.root.next != e {
		l.move(e, &l.root)
	}
}

func (l *List) MoveToBack(e *Element) {
	if e.list == l && l.root.previous != e {
		l.move(e, l.root.previous)
	}
}

func (l *List) MoveBefore(e, mark *Element) {
	if e.list == l && e != mark && mark.list == l && mark.previous != e {
		l.move(e, mark.previous)
	}
}

func (l *List) MoveAfter(e, mark *Element) {
	if e.list == l && e != mark && mark.list == l {
		l.move(e, mark)
	}
}

// PushBackList adds a copy of other, which may be l, at the end.
func (l *List) PushBackList(other *List) {
	l.prepare()
	for n, e := other.Len(), other.Front(); n > 0; n, e = n-1, e.Next() {
		l.link(&Element{Value: e.Value}, l.root.previous)
	}
}

// PushFrontList adds a copy of other, which may be l, at the front.
func (l *List) PushFrontList(other *List) {
	l.prepare()
	for n, e := other.Len(), other.Back(); n > 0; n, e = n-1, e.Prev() {
		l.link(&Element{Value: e.Value}, &l.root)
	}
}

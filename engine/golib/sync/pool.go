package sync

// A Pool keeps things for later use; it may lose any of them.
type Pool struct {
	noCopy noCopy
	items  []any // what is given back next is the last
	aside  bool  // whether the last is the one that was kept aside, as Go does for each processor
	New    func() any
}

func (p *Pool) put(x any)
func (p *Pool) get() (x any, found bool)

// Put adds x; nil is not kept.
func (p *Pool) Put(x any) {
	if x != nil {
		p.put(x)
	}
}

// Get takes something out, or makes something with New, or gives nil.
func (p *Pool) Get() any {
	x, found := p.get()
	if !found && p.New != nil {
		return p.New()
	}
	return x
}

package sync

func (m *Mutex) Lock()            {}
func (m *Mutex) Unlock()          {}
func (m *Mutex) TryLock() bool    { return true }
func (r *RWMutex) RLock()         {}
func (r *RWMutex) RUnlock()       {}
func (r *RWMutex) announce()      {}
func (r *RWMutex) acquire()       {}
func (r *RWMutex) Unlock()        {}
func (r *RWMutex) TryLock() bool  { return true }
func (r *RWMutex) TryRLock() bool { return true }
func (w *WaitGroup) Add(n int)    {}
func (w *WaitGroup) Done()        {}
func (w *WaitGroup) Wait()        {}

func (o *Once) enter() bool { return o.done == 0 }
func (o *Once) leave()      { o.done = 1 }

func (c *Cond) join()      {}
func (c *Cond) sleep()     {}
func (c *Cond) Signal()    {}
func (c *Cond) Broadcast() {}

func (p *Pool) put(x any)        {}
func (p *Pool) get() (any, bool) { return nil, false }

func (m *Map) load(key any) map[any]any   { return m.entries }
func (m *Map) store(key any) map[any]any  { return m.entries }
func (m *Map) remove(key any) map[any]any { return m.entries }
func (m *Map) clear() map[any]any         { return m.entries }

func (m *Map) next(cursor int) (key, value any, after int, ok bool) { return nil, nil, 0, false }

func (m *Map) install(entries map[any]any) map[any]any {
	m.entries = entries
	return entries
}

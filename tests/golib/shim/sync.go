package sync

func (m *Mutex) lock()            {}
func (m *Mutex) unlock()          {}
func (m *Mutex) tryLock() bool    { return true }
func (r *RWMutex) rLock()         {}
func (r *RWMutex) rUnlock()       {}
func (r *RWMutex) announce()      {}
func (r *RWMutex) acquire()       {}
func (r *RWMutex) unlock()        {}
func (r *RWMutex) tryLock() bool  { return true }
func (r *RWMutex) tryRLock() bool { return true }
func (w *WaitGroup) add(n int)    {}
func (w *WaitGroup) done()        {}
func (w *WaitGroup) wait()        {}

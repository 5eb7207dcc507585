package sync

// An RWMutex is held by any number of readers or by one writer. A waiting writer keeps new readers out.
type RWMutex struct {
	w           Mutex
	writerSem   unseen
	readerSem   uint32
	readerCount int32
	readerWait  int32
}

func (rw *RWMutex) announce()
func (rw *RWMutex) acquire()

// RLock takes rw for reading.
func (rw *RWMutex) RLock()

// RUnlock ends one RLock; a fatal error if there is none.
func (rw *RWMutex) RUnlock()

// Lock takes rw for writing: first among writers, then after the readers that are still in.
func (rw *RWMutex) Lock() {
	rw.announce()
	rw.acquire()
}

// Unlock gives rw back; a fatal error if it is not locked for writing.
func (rw *RWMutex) Unlock()

// TryLock takes rw for writing if that is possible at once.
func (rw *RWMutex) TryLock() bool

// TryRLock takes rw for reading if that is possible at once.
func (rw *RWMutex) TryRLock() bool

// RLocker is rw with RLock and RUnlock under the names Lock and Unlock.
func (rw *RWMutex) RLocker() Locker { return (*rlocker)(rw) }

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }

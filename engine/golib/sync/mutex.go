// Package sync: locks and wait groups. What waits, wakes and fails is the machine's; the fields hold the state as Go's do,
// so that a copied lock copies its state.
package sync

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// unseen is what the machine keeps for people to look at: programs see a zero.
type unseen uint32

// A Mutex is a lock that one goroutine at a time holds. Any goroutine may unlock it.
type Mutex struct {
	state int32
	sema  unseen
}

// Lock takes m; waits while it is locked.
func (m *Mutex) Lock()

// Unlock gives m back; a fatal error if it is not locked.
func (m *Mutex) Unlock()

// TryLock takes m if that is possible at once, and tells whether it did.
func (m *Mutex) TryLock() bool

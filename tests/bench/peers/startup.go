// A program of two hundred lines as people write them: accounts, workers and a report. Measured is what comes before
// its first step; the work it does is small.
package main

import (
	"fmt"
	"sync"
	"time"
)

type account struct {
	mu      sync.Mutex
	owner   string
	balance int
	history []entry
}

type entry struct {
	kind   string
	amount int
	at     time.Duration
}

type transfer struct {
	from, to *account
	amount   int
}

type insufficient struct {
	owner  string
	wanted int
	had    int
}

func (e *insufficient) Error() string {
	return fmt.Sprintf("%s has %d, not %d", e.owner, e.had, e.wanted)
}

func newAccount(owner string, balance int) *account {
	return &account{owner: owner, balance: balance}
}

func (a *account) deposit(amount int, at time.Duration) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance += amount
	a.history = append(a.history, entry{"deposit", amount, at})
}

func (a *account) withdraw(amount int, at time.Duration) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.balance < amount {
		return &insufficient{a.owner, amount, a.balance}
	}
	a.balance -= amount
	a.history = append(a.history, entry{"withdraw", amount, at})
	return nil
}

func (a *account) total() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.balance
}

type queue struct {
	mu    sync.Mutex
	items []transfer
	done  bool
}

func (q *queue) push(t transfer) {
	q.mu.Lock()
	q.items = append(q.items, t)
	q.mu.Unlock()
}

func (q *queue) pop() (transfer, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.items) == 0 {
		return transfer{}, false
	}
	first := q.items[0]
	q.items = q.items[1:]
	return first, true
}

type statistics struct {
	mu       sync.RWMutex
	finished int
	failed   map[string]int
}

func newStatistics() *statistics {
	return &statistics{failed: map[string]int{}}
}

func (s *statistics) finish() {
	s.mu.Lock()
	s.finished++
	s.mu.Unlock()
}

func (s *statistics) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failed[err.Error()]++
}

func (s *statistics) counts() (int, int) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	failures := 0
	for _, n := range s.failed {
		failures += n
	}
	return s.finished, failures
}

type bank struct {
	accounts []*account
	pending  queue
	stats    *statistics
	started  time.Time
}

func newBank(owners ...string) *bank {
	b := &bank{stats: newStatistics(), started: time.Now()}
	for i, owner := range owners {
		b.accounts = append(b.accounts, newAccount(owner, 100*(i+1)))
	}
	return b
}

func (b *bank) find(owner string) *account {
	for _, a := range b.accounts {
		if a.owner == owner {
			return a
		}
	}
	return nil
}

func (b *bank) move(t transfer) error {
	now := time.Since(b.started)
	if err := t.from.withdraw(t.amount, now); err != nil {
		return err
	}
	t.to.deposit(t.amount, now)
	return nil
}

func (b *bank) work(wg *sync.WaitGroup) {
	defer wg.Done()
	for {
		t, ok := b.pending.pop()
		if !ok {
			return
		}
		time.Sleep(time.Millisecond)
		switch err := b.move(t); {
		case err != nil:
			b.stats.fail(err)
		default:
			b.stats.finish()
		}
	}
}

func (b *bank) sum() int {
	sum := 0
	for _, a := range b.accounts {
		sum += a.total()
	}
	return sum
}

func main() {
	b := newBank("Ada", "Grace", "Edsger")
	before := b.sum()
	for i, owner := range []string{"Ada", "Grace", "Edsger", "Ada"} {
		to := b.accounts[(i+1)%len(b.accounts)]
		b.pending.push(transfer{b.find(owner), to, 80 * (i + 1)})
	}
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go b.work(&wg)
	}
	wg.Wait()
	finished, failures := b.stats.counts()
	fmt.Println("finished", finished, "failed", failures)
	if before != b.sum() {
		fmt.Println("money was lost:", before-b.sum())
	}
	for _, a := range b.accounts {
		fmt.Printf("%-8s %5d %d\n", a.owner, a.total(), len(a.history))
	}
}

// Threads that look for a free block each, with a lock for every inode and every block: Flanagan and Godefroid's (2005). The
// first that get in each other's way are the 14th; each of the three beyond the first thirteen doubles the number of classes.
//
// executions: 8
package main

import "sync"

const (
	inodes  = 32
	blocks  = 26
	threads = 16
)

var (
	inodeLocks [inodes]sync.Mutex
	blockLocks [blocks]sync.Mutex
	inode      [inodes]int
	busy       [blocks]bool
	wg         sync.WaitGroup
)

func allocate(i int) {
	inodeLocks[i].Lock()
	for b := i * 2 % blocks; inode[i] == 0; b = (b + 1) % blocks {
		blockLocks[b].Lock()
		if !busy[b] {
			busy[b] = true
			inode[i] = b + 1
		}
		blockLocks[b].Unlock()
	}
	inodeLocks[i].Unlock()
	wg.Done()
}

func main() {
	wg.Add(threads)
	for i := 0; i < threads; i++ {
		go allocate(i % inodes)
	}
	wg.Wait()
}

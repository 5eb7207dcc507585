// All kinds of receivers behind interfaces; goroutines and deferred calls of methods.
package main

import (
	"errors"
	"fmt"
	"sort"
	"sync"
)

type failure struct {
	code int
	text string
}

func (f failure) Error() string { return fmt.Sprint(f.text, f.code) }

type words []string

func (w words) Len() int           { return len(w) }
func (w words) Less(i, j int) bool { return w[i] < w[j] }
func (w words) Swap(i, j int)      { w[i], w[j] = w[j], w[i] }

type runner interface{ run(*sync.WaitGroup) }

type job struct {
	id  int
	out []int
}

func (j *job) run(wg *sync.WaitGroup) {
	defer wg.Done()
	j.out[j.id] = j.id * j.id
}

type flag bool

func (f flag) run(wg *sync.WaitGroup) { wg.Done() }

func check(n int) error {
	if n > 2 {
		return failure{n, "bad "}
	}
	return nil
}

func main() {
	fmt.Println(check(1), check(3))
	var f failure
	fmt.Println(errors.As(fmt.Errorf("wrapped: %w", check(5)), &f), f.code)
	w := words{"c", "a", "b"}
	sort.Sort(w)
	sort.Sort(sort.Reverse(w))
	fmt.Println(w)
	out := make([]int, 4)
	var wg sync.WaitGroup
	rs := []runner{flag(true)}
	for i := range out {
		rs = append(rs, &job{i, out})
	}
	wg.Add(len(rs))
	for _, r := range rs {
		go r.run(&wg)
	}
	wg.Wait()
	fmt.Println(out)
	s := []struct {
		n    int
		name string
	}{{3, "x"}, {1, "y"}, {2, "z"}}
	sort.Slice(s, func(i, j int) bool { return s[i].n < s[j].n })
	fmt.Println(s)
}

// Output:
// <nil> bad 3
// true 5
// [c b a]
// [0 1 4 9]
// [{1 y} {2 z} {3 x}]

package testing

import (
	"fmt"
	"os"
)

// T is a test under way.
type T struct{ common }

// Parallel lets the test go on together with others that call it, once those that do not are over.
func (t *T) Parallel() {
	if t.parallel {
		panic("testing: t.Parallel called multiple times")
	}
	t.parallel = true
	t.done.Add(1)
	t.parent.waiting = append(t.parent.waiting, &t.common)
	t.ending = true
	t.signal.Done()
	t.parent.gate.Wait()
	t.began = clock()
}

// Run runs f as a subtest; it returns when f has ended or has called Parallel.
func (t *T) Run(name string, f func(t *T)) bool {
	sub := &T{}
	sub.start(t.name+"/"+t.unique(name), &t.common)
	go sub.run(f)
	sub.signal.Wait()
	return !sub.failed
}

// unique rewrites the name of a subtest: no spaces, and not one that there is already.
func (c *common) unique(name string) string {
	text := ""
	for _, r := range name {
		switch {
		case r == ' ' || '\t' <= r && r <= '\r' || r == 0x85 || r == 0xA0:
			r = '_'
		case r < ' ' || r == 0x7F:
			quoted := fmt.Sprintf("%+q", r)
			text += quoted[1 : len(quoted)-1]
			continue
		}
		text += string(r)
	}
	count, first := 0, text
	if text == "" {
		text = "#00"
		count = 0
	}
	for again := true; again; {
		again = false
		for _, taken := range c.names {
			if taken == text {
				count++
				text = fmt.Sprintf("%s#%02d", first, count)
				again = true
			}
		}
	}
	c.names = append(c.names, text)
	return text
}

// run is the goroutine of a test.
func (t *T) run(f func(t *T)) {
	defer t.end()
	f(t)
	t.finished = true
}

// end comes after the test's function, however that was left.
func (t *T) end() {
	problem := recover()
	if problem == nil && !t.finished {
		problem = "test executed panic(nil) or runtime.Goexit"
	}
	if problem != nil {
		t.Fail()
		for c := &t.common; c.level > 0; c = c.parent {
			c.report()
		}
		panic(problem)
	}
	t.gate.Done()
	for _, sub := range t.waiting {
		sub.done.Wait()
	}
	t.runCleanups()
	t.report()
	if t.parallel {
		t.done.Done()
	} else {
		t.signal.Done()
	}
}

// An InternalTest is a test function and its name.
type InternalTest struct {
	Name string
	F    func(*T)
}

// M is all the tests of a package.
type M struct {
	tests []InternalTest
	code  int
}

// MainStart makes the M of a program that is made of tests.
func MainStart(tests []InternalTest) *M { return &M{tests, 0} }

// Code is what Run answered.
func (m *M) Code() int { return m.code }

// Run runs all of them; 0 if none failed.
func (m *M) Run() int {
	root := &T{}
	root.start("", nil)
	for _, test := range m.tests {
		t := &T{}
		t.start(test.Name, &root.common)
		go t.run(test.F)
		t.signal.Wait()
	}
	root.gate.Done()
	for _, t := range root.waiting {
		t.done.Wait()
	}
	if root.failed {
		m.code = 1
		os.Stdout.WriteString("FAIL\n")
		return m.code
	}
	if len(m.tests) == 0 {
		os.Stderr.WriteString("testing: warning: no tests to run\n")
	}
	os.Stdout.WriteString("PASS\n")
	return 0
}

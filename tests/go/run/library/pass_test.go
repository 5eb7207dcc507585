// Functions TestXxx of a _test.go file are the program; subtests run in order, parallel ones after the others.
package counting

import (
	"fmt"
	"sync"
	"testing"
)

func TestAdds(t *testing.T) {
	var mu sync.Mutex
	var order []string
	note := func(s string) { mu.Lock(); order = append(order, s); mu.Unlock() }
	t.Cleanup(func() { fmt.Println(len(order), order[0]) })
	t.Run("parallel", func(t *testing.T) { t.Parallel(); note("parallel") })
	t.Run("first", func(t *testing.T) { note(t.Name()) })
	t.Run("skipped", func(t *testing.T) { t.Skip("not today"); note("never") })
}

// Output:
// 2 TestAdds/first
// PASS

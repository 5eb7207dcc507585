package compare

import (
	"fmt"
	ourfmt "lockstep/fmt"
	"math/rand"
	"strings"
	"testing"
)

type scanned struct {
	i  int
	u  uint8
	f  float64
	s  string
	b  bool
	r  rune
	by []byte
}

func (v *scanned) pointers(r []int) []any {
	all := []any{&v.i, &v.u, &v.f, &v.s, &v.b, &v.r, &v.by}
	var some []any
	for _, i := range r {
		some = append(some, all[i])
	}
	return some
}

func TestScansOfGeneratedText(t *testing.T) {
	r := rand.New(rand.NewSource(11))
	tokens := []string{"12", "-7", "+3", "0x1f", "0b11", "017", "1_000", "300", "1e3", "2.5", "inf", "nan", "true", "F", "t", "tr", "word", "äß", "\"quo ted\\n\"",
		"`raw`", " ", "  ", "\n", "\r\n", "\t", ",", "99999999999999999999", "", "%", "deadbeef", "-", "x:"}
	verbs := []string{"%d", "%v", "%s", "%x", "%c", "%q", "%f", "%t", "%5d", "%2s", "%o", " ", "\n", ",", "x:", "  ", " \n ", "%z", "%b", "%3c"}
	for round := 0; round < 60000; round++ {
		input, format := "", ""
		for i := r.Intn(5); i >= 0; i-- {
			input += tokens[r.Intn(len(tokens))]
			if r.Intn(2) == 0 {
				input += " "
			}
			format += verbs[r.Intn(len(verbs))]
		}
		var which []int
		for i := r.Intn(4); i > 0; i-- {
			which = append(which, r.Intn(7))
		}
		var a, b scanned
		var n, m int
		var errA, errB error
		kind := r.Intn(6)
		switch kind {
		case 0:
			n, errA = ourfmt.Sscan(input, a.pointers(which)...)
			m, errB = fmt.Sscan(input, b.pointers(which)...)
		case 1:
			n, errA = ourfmt.Sscanln(input, a.pointers(which)...)
			m, errB = fmt.Sscanln(input, b.pointers(which)...)
		case 2:
			n, errA = ourfmt.Fscan(home{strings.NewReader(input)}, a.pointers(which)...)
			m, errB = fmt.Fscan(strings.NewReader(input), b.pointers(which)...)
		default:
			n, errA = ourfmt.Sscanf(input, format, a.pointers(which)...)
			m, errB = fmt.Sscanf(input, format, b.pointers(which)...)
		}
		ours, gos := fmt.Sprintf("%d %v %+v", n, text(errA), a), fmt.Sprintf("%d %v %+v", m, text(errB), b)
		if ours != gos {
			t.Fatalf("kind %d of %q by %q into %v:\nours %s\nGo's %s", kind, input, format, which, ours, gos)
		}
	}
}

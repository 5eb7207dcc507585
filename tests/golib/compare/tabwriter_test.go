package compare

import (
	ourtab "lockstep/text/tabwriter"
	"math/rand"
	"strings"
	"testing"
	"text/tabwriter"
)

func TestTablesAreAlignedAsInGo(t *testing.T) {
	r := rand.New(rand.NewSource(14))
	pieces := []string{"a", "word", "äß", "", "x y", "\t", "\t", "\t", "\n", "\n", "\v", "\f", "\t\t"}
	for round := 0; round < 20000; round++ {
		text := ""
		for i := r.Intn(25); i >= 0; i-- {
			text += pieces[r.Intn(len(pieces))]
		}
		min, tab, padding := r.Intn(9), r.Intn(9), r.Intn(3)
		padchar := []byte{' ', '\t', '.'}[r.Intn(3)]
		flags := []uint{0, tabwriter.AlignRight, tabwriter.Debug, tabwriter.DiscardEmptyColumns, tabwriter.TabIndent, tabwriter.AlignRight | tabwriter.Debug}[r.Intn(6)]
		var a, b strings.Builder
		ours := ourtab.NewWriter(&a, min, tab, padding, padchar, flags)
		ours.Write([]byte(text))
		ours.Flush()
		gos := tabwriter.NewWriter(&b, min, tab, padding, padchar, flags)
		gos.Write([]byte(text))
		gos.Flush()
		if a.String() != b.String() {
			t.Fatalf("%q with %d %d %d %q %d:\nours %q\nGo's %q", text, min, tab, padding, padchar, flags, a.String(), b.String())
		}
	}
}

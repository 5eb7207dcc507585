package compare

import (
	"container/heap"
	"container/list"
	goring "container/ring"
	ourheap "lockstep/container/heap"
	ourlist "lockstep/container/list"
	ourring "lockstep/container/ring"
	ourrand "lockstep/math/rand"
	ourpath "lockstep/path"
	ourslices "lockstep/slices"
	ourutf16 "lockstep/unicode/utf16"
	"math"
	"math/rand"
	"path"
	"sort"
	"testing"
	"unicode/utf16"
)

type numbers []int

func (n numbers) Len() int           { return len(n) }
func (n numbers) Less(i, j int) bool { return n[i] < n[j] }
func (n numbers) Swap(i, j int)      { n[i], n[j] = n[j], n[i] }
func (n *numbers) Push(x any)        { *n = append(*n, x.(int)) }
func (n *numbers) Pop() any {
	last := (*n)[len(*n)-1]
	*n = (*n)[:len(*n)-1]
	return last
}

func TestHeapsAfterGeneratedOperations(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for round := 0; round < 200; round++ {
		var a, b numbers
		for i := r.Intn(20); i >= 0; i-- {
			v := r.Intn(30)
			a, b = append(a, v), append(b, v)
		}
		ourheap.Init(&a)
		heap.Init(&b)
		for op := 0; op < 40; op++ {
			v, i := r.Intn(30), 0
			if len(a) > 0 {
				i = r.Intn(len(a))
			}
			switch kind := r.Intn(4); {
			case kind == 0 || len(a) == 0:
				ourheap.Push(&a, v)
				heap.Push(&b, v)
			case kind == 1:
				alike(t, "Pop", ourheap.Pop(&a), heap.Pop(&b))
			case kind == 2:
				alike(t, "Remove", ourheap.Remove(&a, i), heap.Remove(&b, i))
			default:
				a[i], b[i] = v, v
				ourheap.Fix(&a, i)
				heap.Fix(&b, i)
			}
			alike(t, "heap", a, b)
		}
	}
}

func TestListsAfterGeneratedOperations(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for round := 0; round < 100; round++ {
		var a ourlist.List
		var b list.List
		as, bs := []*ourlist.Element{a.PushBack(0)}, []*list.Element{b.PushBack(0)}
		for op := 1; op < 60; op++ {
			i, j := r.Intn(len(as)), r.Intn(len(as))
			var x *ourlist.Element
			var y *list.Element
			switch r.Intn(11) {
			case 0:
				x, y = a.PushFront(op), b.PushFront(op)
			case 1:
				x, y = a.PushBack(op), b.PushBack(op)
			case 2:
				x, y = a.InsertBefore(op, as[i]), b.InsertBefore(op, bs[i])
			case 3:
				x, y = a.InsertAfter(op, as[i]), b.InsertAfter(op, bs[i])
			case 4:
				alike(t, "Remove", a.Remove(as[i]), b.Remove(bs[i]))
			case 5:
				a.MoveToFront(as[i])
				b.MoveToFront(bs[i])
			case 6:
				a.MoveToBack(as[i])
				b.MoveToBack(bs[i])
			case 7:
				a.MoveBefore(as[i], as[j])
				b.MoveBefore(bs[i], bs[j])
			case 8:
				a.MoveAfter(as[i], as[j])
				b.MoveAfter(bs[i], bs[j])
			case 9:
				if a.Len() < 20 {
					a.PushBackList(&a)
					b.PushBackList(&b)
				}
			case 10:
				if a.Len() < 20 {
					a.PushFrontList(&a)
					b.PushFrontList(&b)
				}
			}
			if x != nil {
				as, bs = append(as, x), append(bs, y)
			}
			var left, right []any
			for e := a.Front(); e != nil; e = e.Next() {
				left = append(left, e.Value)
			}
			for e := b.Front(); e != nil; e = e.Next() {
				right = append(right, e.Value)
			}
			alike(t, "list", left, right)
			alike(t, "Len", a.Len(), b.Len())
		}
	}
}

func TestRings(t *testing.T) {
	for n := 1; n < 6; n++ {
		a, b := ourring.New(n), goring.New(n)
		for i := 0; i < n; i++ {
			a.Value, b.Value = i, i
			a, b = a.Next(), b.Next()
		}
		a, b = a.Move(2), b.Move(2)
		cutA, cutB := a.Unlink(n-1), b.Unlink(n-1)
		alike(t, "Len", []int{a.Len(), cutA.Len()}, []int{b.Len(), cutB.Len()})
		a.Link(ourring.New(2))
		b.Link(goring.New(2))
		var left, right []any
		a.Move(-1).Do(func(v any) { left = append(left, v) })
		b.Move(-1).Do(func(v any) { right = append(right, v) })
		alike(t, "ring", left, right)
	}
}

func TestPaths(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	pieces := []string{"/", "//", ".", "..", "a", "b.c", "/..", "./", ".x", "", "d/"}
	for round := 0; round < 5000; round++ {
		p, q := "", pieces[r.Intn(len(pieces))]
		for i := r.Intn(6); i > 0; i-- {
			p += pieces[r.Intn(len(pieces))]
		}
		dirA, fileA := ourpath.Split(p)
		dirB, fileB := path.Split(p)
		alike(t, "of "+p, []any{ourpath.Clean(p), ourpath.Base(p), ourpath.Dir(p), ourpath.Ext(p), ourpath.IsAbs(p), dirA, fileA, ourpath.Join(p, q)},
			[]any{path.Clean(p), path.Base(p), path.Dir(p), path.Ext(p), path.IsAbs(p), dirB, fileB, path.Join(p, q)})
	}
	patterns := []string{"a", "*", "?", "[a-c]", "[^a]", "/", "\\*", "[", "b", "[]a]", "[-]", "\\", "[a-]", "ä"}
	for round := 0; round < 20000; round++ {
		pattern, name := "", ""
		for i := r.Intn(4); i >= 0; i-- {
			pattern += patterns[r.Intn(len(patterns))]
			name += []string{"a", "b", "/", "ä", "*", "x"}[r.Intn(6)]
		}
		a, errA := ourpath.Match(pattern, name)
		b, errB := path.Match(pattern, name)
		alike(t, "Match "+pattern+" "+name, []any{a, text(errA)}, []any{b, text(errB)})
	}
}

func TestSlicesSortAsSortDoes(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	for round := 0; round < 500; round++ {
		type pair struct{ key, order int }
		var s []pair
		for i := r.Intn(100); i >= 0; i-- {
			s = append(s, pair{r.Intn(10), len(s)})
		}
		sorted := append([]pair(nil), s...)
		sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].key < sorted[j].key })
		ourslices.SortStableFunc(s, func(a, b pair) int { return a.key - b.key })
		alike(t, "SortStableFunc", s, sorted)
		i, found := ourslices.BinarySearchFunc(s, 5, func(p pair, key int) int { return p.key - key })
		want := sort.Search(len(s), func(i int) bool { return s[i].key >= 5 })
		alike(t, "BinarySearchFunc", []any{i, found}, []any{want, want < len(s) && s[want].key == 5})
	}
	floats := []float64{3, math.NaN(), -1, math.Inf(1), 0}
	ourslices.Sort(floats)
	if !math.IsNaN(floats[0]) || floats[1] != -1 || floats[4] != math.Inf(1) {
		t.Error("NaN comes first:", floats)
	}
	s := []int{0, 1, 2, 3, 4, 5}
	alike(t, "Insert", ourslices.Insert(ourslices.Clone(s), 2, 8, 9), []int{0, 1, 8, 9, 2, 3, 4, 5})
	alike(t, "Delete", ourslices.Delete(ourslices.Clone(s), 1, 4), []int{0, 4, 5})
	alike(t, "Replace", ourslices.Replace(ourslices.Clone(s), 1, 5, 7), []int{0, 7, 5})
	alike(t, "Compact", ourslices.Compact([]int{1, 1, 2, 2, 1}), []int{1, 2, 1})
}

func TestUTF16OfAllRunes(t *testing.T) {
	for r := rune(-2); r < 0x110002; r += 7 {
		a, b := ourutf16.EncodeRune(r)
		c, d := utf16.EncodeRune(r)
		if a != c || b != d {
			t.Fatalf("%U: %x %x, Go's %x %x", r, a, b, c, d)
		}
		alike(t, "Encode", ourutf16.Encode([]rune{r, 'x'}), utf16.Encode([]rune{r, 'x'}))
	}
	units := []uint16{'a', 0xD800, 'b', 0xD83D, 0xDE00, 0xDC00, 0xD83D}
	alike(t, "Decode", ourutf16.Decode(units), utf16.Decode(units))
}

// The numbers are others than Go's, so laws take the place of a comparison.
func TestRandomNumbersAreEvenlySpread(t *testing.T) {
	r := ourrand.New(ourrand.NewSource(6))
	again := ourrand.New(ourrand.NewSource(6))
	const draws, sides = 60000, 6
	var counts [sides]int
	sum, squares := 0.0, 0.0
	for i := 0; i < draws; i++ {
		v := r.Intn(sides)
		counts[v]++
		alike(t, "the same seed", again.Intn(sides), v)
		x := r.NormFloat64()
		again.NormFloat64()
		sum, squares = sum+x, squares+x*x
	}
	for side, count := range counts {
		if count < draws/sides*9/10 || count > draws/sides*11/10 {
			t.Errorf("%d came %d times of %d", side, count, draws)
		}
	}
	if math.Abs(sum/draws) > 0.02 || math.Abs(squares/draws-1) > 0.03 {
		t.Errorf("normal numbers: mean %v, variance %v", sum/draws, squares/draws)
	}
	seen := map[int]bool{}
	for _, v := range r.Perm(50) {
		seen[v] = true
	}
	alike(t, "Perm", len(seen), 50)
	for i := 0; i < 1000; i++ {
		if f := r.Float64(); f < 0 || f >= 1 {
			t.Fatal("Float64 gave", f)
		}
	}
}

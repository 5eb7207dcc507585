// Package sort sorts and searches.
package sort

import "internal/native"

// An Interface is a sequence that can be sorted.
type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// Up to this length an insertion sort is used, which keeps equal elements in order.
const short = 12

// Sort sorts in place; equal elements may change their order.
func Sort(data Interface) { quick(data, 0, data.Len(), 64) }

// Stable sorts in place and keeps equal elements in order.
func Stable(data Interface) { merge(data, 0, data.Len()) }

// IsSorted tells whether nothing needs to be done.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

func insertion(data Interface, begin, end int) {
	for i := begin + 1; i < end; i++ {
		for j := i; j > begin && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

// quick sorts [begin, end); after too many bad pivots it turns to heaps.
func quick(data Interface, begin, end, depth int) {
	for end-begin > short {
		if depth == 0 {
			heap(data, begin, end)
			return
		}
		depth--
		middle := begin + (end-begin)/2
		// The median of three goes to the front as the pivot.
		if data.Less(middle, begin) {
			data.Swap(middle, begin)
		}
		if data.Less(end-1, middle) {
			data.Swap(end-1, middle)
			if data.Less(middle, begin) {
				data.Swap(middle, begin)
			}
		}
		data.Swap(begin, middle)
		low, high := begin+1, end-1
		for {
			for low <= high && data.Less(low, begin) {
				low++
			}
			for low <= high && data.Less(begin, high) {
				high--
			}
			if low >= high {
				break
			}
			data.Swap(low, high)
			low++
			high--
		}
		data.Swap(begin, high)
		if high-begin < end-high-1 {
			quick(data, begin, high, depth)
			begin = high + 1
		} else {
			quick(data, high+1, end, depth)
			end = high
		}
	}
	insertion(data, begin, end)
}

func heap(data Interface, begin, end int) {
	n := end - begin
	for i := n/2 - 1; i >= 0; i-- {
		sink(data, begin, i, n)
	}
	for n > 1 {
		n--
		data.Swap(begin, begin+n)
		sink(data, begin, 0, n)
	}
}

func sink(data Interface, begin, i, n int) {
	for {
		child := 2*i + 1
		if child >= n {
			return
		}
		if child+1 < n && data.Less(begin+child, begin+child+1) {
			child++
		}
		if !data.Less(begin+i, begin+child) {
			return
		}
		data.Swap(begin+i, begin+child)
		i = child
	}
}

// merge sorts the halves and joins them by turning ranges round, without more memory.
func merge(data Interface, begin, end int) {
	if end-begin <= short {
		insertion(data, begin, end)
		return
	}
	middle := begin + (end-begin)/2
	merge(data, begin, middle)
	merge(data, middle, end)
	join(data, begin, middle, end)
}

func join(data Interface, begin, middle, end int) {
	if begin >= middle || middle >= end || !data.Less(middle, middle-1) {
		return
	}
	if end-begin == 2 {
		data.Swap(begin, middle)
		return
	}
	// The middle element of the longer half finds its final place, which parts the work in two.
	if middle-begin > end-middle {
		left := begin + (middle-begin)/2
		right := middle + Search(end-middle, func(i int) bool { return !data.Less(middle+i, left) })
		rotate(data, left, middle, right)
		place := left + right - middle
		join(data, begin, left, place)
		join(data, place+1, right, end)
		return
	}
	right := middle + (end-middle)/2
	left := begin + Search(middle-begin, func(i int) bool { return data.Less(right, begin+i) })
	rotate(data, left, middle, right+1)
	place := left + right - middle
	join(data, begin, left, place)
	join(data, place+1, right+1, end)
}

// rotate exchanges [begin, middle) and [middle, end).
func rotate(data Interface, begin, middle, end int) {
	turn(data, begin, middle)
	turn(data, middle, end)
	turn(data, begin, end)
}

func turn(data Interface, begin, end int) {
	for end--; begin < end; end-- {
		data.Swap(begin, end)
		begin++
	}
}

type reverse struct{ Interface }

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Reverse turns the order of data round.
func Reverse(data Interface) Interface { return &reverse{data} }

type IntSlice []int

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x IntSlice) Sort()              { Sort(x) }
func (x IntSlice) Search(v int) int   { return SearchInts(x, v) }

type StringSlice []string

func (x StringSlice) Len() int            { return len(x) }
func (x StringSlice) Less(i, j int) bool  { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)       { x[i], x[j] = x[j], x[i] }
func (x StringSlice) Sort()               { Sort(x) }
func (x StringSlice) Search(v string) int { return SearchStrings(x, v) }

// Float64Slice sorts NaN before all else.
type Float64Slice []float64

func (x Float64Slice) Len() int             { return len(x) }
func (x Float64Slice) Less(i, j int) bool   { return x[i] < x[j] || x[i] != x[i] && x[j] == x[j] }
func (x Float64Slice) Swap(i, j int)        { x[i], x[j] = x[j], x[i] }
func (x Float64Slice) Sort()                { Sort(x) }
func (x Float64Slice) Search(v float64) int { return SearchFloat64s(x, v) }

func Ints(x []int)         { Sort(IntSlice(x)) }
func Strings(x []string)   { Sort(StringSlice(x)) }
func Float64s(x []float64) { Sort(Float64Slice(x)) }

func IntsAreSorted(x []int) bool         { return IsSorted(IntSlice(x)) }
func StringsAreSorted(x []string) bool   { return IsSorted(StringSlice(x)) }
func Float64sAreSorted(x []float64) bool { return IsSorted(Float64Slice(x)) }

// anySlice is a slice of any type with a function that compares.
type anySlice struct {
	slice any
	less  func(i, j int) bool
}

func (s *anySlice) Len() int           { return native.Length(s.slice) }
func (s *anySlice) Less(i, j int) bool { return s.less(i, j) }
func (s *anySlice) Swap(i, j int)      { native.Swap(s.slice, i, j) }

// Slice sorts a slice by less.
func Slice(x any, less func(i, j int) bool) { Sort(&anySlice{x, less}) }

// SliceStable is Slice that keeps equal elements in order.
func SliceStable(x any, less func(i, j int) bool) { Stable(&anySlice{x, less}) }

func SliceIsSorted(x any, less func(i, j int) bool) bool { return IsSorted(&anySlice{x, less}) }

// Search is the smallest i below n for which f is true, if it is so for all that follow; n if there is none.
func Search(n int, f func(int) bool) int {
	low, high := 0, n
	for low < high {
		middle := int(uint(low+high) / 2)
		if f(middle) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}

// Find is Search by a comparison, and whether it found an equal one.
func Find(n int, cmp func(int) int) (i int, found bool) {
	i = Search(n, func(i int) bool { return cmp(i) <= 0 })
	return i, i < n && cmp(i) == 0
}

func SearchInts(a []int, x int) int { return Search(len(a), func(i int) bool { return a[i] >= x }) }

func SearchStrings(a []string, x string) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

func SearchFloat64s(a []float64, x float64) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

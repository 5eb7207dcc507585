package slices

import "cmp"

// Up to this length elements are inserted one by one.
const short = 12

// Sort sorts in place.
func Sort[S ~[]E, E cmp.Ordered](x S) { merge(x, make([]E, len(x)), cmp.Compare[E]) }

// SortFunc sorts by cmp.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) { merge(x, make([]E, len(x)), cmp) }

// SortStableFunc sorts by cmp and keeps equal elements in order.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) { merge(x, make([]E, len(x)), cmp) }

// merge sorts the halves of x and joins them by way of spare, which is as long.
func merge[E any](x, spare []E, cmp func(a, b E) int) {
	if len(x) <= short {
		for i := 1; i < len(x); i++ {
			v, j := x[i], i
			for ; j > 0 && cmp(v, x[j-1]) < 0; j-- {
				x[j] = x[j-1]
			}
			x[j] = v
		}
		return
	}
	middle := len(x) / 2
	merge(x[:middle], spare[:middle], cmp)
	merge(x[middle:], spare[middle:], cmp)
	if cmp(x[middle], x[middle-1]) >= 0 {
		return
	}
	copy(spare, x[:middle])
	low, high := 0, middle
	for i := range x {
		if low == middle {
			break
		}
		if high < len(x) && cmp(x[high], spare[low]) < 0 {
			x[i] = x[high]
			high++
		} else {
			x[i] = spare[low]
			low++
		}
	}
}

func IsSorted[S ~[]E, E cmp.Ordered](x S) bool { return IsSortedFunc(x, cmp.Compare[E]) }

func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}

// Min is the least element; it panics if there is none.
func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) == 0 {
		panic("slices.Min: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		if v < m || v != v {
			m = v
		}
	}
	return m
}

// Max is the greatest element; it panics if there is none.
func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) == 0 {
		panic("slices.Max: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		if v > m || v != v {
			m = v
		}
	}
	return m
}

func MinFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) == 0 {
		panic("slices.MinFunc: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		if cmp(v, m) < 0 {
			m = v
		}
	}
	return m
}

func MaxFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) == 0 {
		panic("slices.MaxFunc: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		if cmp(v, m) > 0 {
			m = v
		}
	}
	return m
}

// BinarySearch finds where target is, or would be.
func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	return BinarySearchFunc(x, target, cmp.Compare[E])
}

func BinarySearchFunc[S ~[]E, E, T any](x S, target T, cmp func(E, T) int) (int, bool) {
	low, high := 0, len(x)
	for low < high {
		middle := low + (high-low)/2
		if cmp(x[middle], target) < 0 {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low, low < len(x) && cmp(x[low], target) == 0
}

// Package time: durations and points of virtual time. The clock starts at 2009-11-10 23:00:00 UTC in every run and moves as
// the machine lets it.
package time

import "internal/native"

// A Duration is a number of nanoseconds.
type Duration int64

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

// String writes d like 1h2m0.5s; below a second the unit is ms, µs or ns.
func (d Duration) String() string {
	if d == 0 {
		return "0s"
	}
	u, sign := uint64(d), ""
	if d < 0 {
		u, sign = -u, "-"
	}
	switch {
	case u < uint64(Microsecond):
		return sign + native.FormatUint(u, 10) + "ns"
	case u < uint64(Millisecond):
		return sign + decimal(u, 3) + "µs"
	case u < uint64(Second):
		return sign + decimal(u, 6) + "ms"
	}
	minutes := u / uint64(Minute)
	text := decimal(u%uint64(Minute), 9) + "s"
	if minutes > 0 {
		text = native.FormatUint(minutes%60, 10) + "m" + text
	}
	if minutes >= 60 {
		text = native.FormatUint(minutes/60, 10) + "h" + text
	}
	return sign + text
}

// decimal writes u / 10^places without zeros at the end.
func decimal(u uint64, places int) string {
	unit := uint64(1)
	for i := 0; i < places; i++ {
		unit *= 10
	}
	text := native.FormatUint(u/unit, 10)
	fraction := u % unit
	if fraction == 0 {
		return text
	}
	digits := native.FormatUint(unit+fraction, 10)[1:]
	for digits[len(digits)-1] == '0' {
		digits = digits[:len(digits)-1]
	}
	return text + "." + digits
}

func (d Duration) Nanoseconds() int64  { return int64(d) }
func (d Duration) Microseconds() int64 { return int64(d) / 1000 }
func (d Duration) Milliseconds() int64 { return int64(d) / 1000000 }
func (d Duration) Seconds() float64    { return d.in(Second) }
func (d Duration) Minutes() float64    { return d.in(Minute) }
func (d Duration) Hours() float64      { return d.in(Hour) }

func (d Duration) in(unit Duration) float64 {
	return float64(d/unit) + float64(d%unit)/float64(unit)
}

// Abs is d without its sign.
func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == minDuration:
		return maxDuration
	}
	return -d
}

// Truncate rounds d towards zero to a multiple of m.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds d to the nearest multiple of m, halves away from zero.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	rest := d % m
	if d < 0 {
		rest = -rest
		low := d + rest
		if uint64(rest)*2 < uint64(m) {
			return low
		}
		if low < minDuration+m {
			return minDuration
		}
		return low - m
	}
	low := d - rest
	if uint64(rest)*2 < uint64(m) {
		return low
	}
	if low > maxDuration-m {
		return maxDuration
	}
	return low + m
}

func sleep(ns int64)

// Sleep waits until d of virtual time has passed.
func Sleep(d Duration) { sleep(int64(d)) }

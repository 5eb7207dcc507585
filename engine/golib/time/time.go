package time

const (
	daySeconds  = 86400
	unixSeconds = 62135596800              // from the year 1 to 1970
	runSeconds  = unixSeconds + 1257894000 // from the year 1 to the start of every run: 2009-11-10 23:00:00
	monotonic   = 1 << 63
)

// A Time is a point of time, to the nanosecond.
type Time struct {
	wall uint64    // nanoseconds of the second; bit 63: made by Now
	ext  int64     // seconds since January 1 of the year 1, UTC
	loc  *Location // nil: UTC
}

func now() int64

// Now is the current virtual time.
func Now() Time {
	sec, nsec := floor(now(), 1e9)
	return Time{uint64(nsec) | monotonic, runSeconds + sec, &localZone}
}

// Since is how long ago t was.
func Since(t Time) Duration { return Now().Sub(t) }

// Until is how long it is to t.
func Until(t Time) Duration { return t.Sub(Now()) }

// Unix makes a Time from seconds and nanoseconds since 1970.
func Unix(sec, nsec int64) Time {
	carry, rest := floor(nsec, 1e9)
	return Time{uint64(rest), sec + carry + unixSeconds, &localZone}
}

func UnixMilli(msec int64) Time { return Unix(msec/1e3, msec%1e3*1e6) }
func UnixMicro(usec int64) Time { return Unix(usec/1e6, usec%1e6*1e3) }

// Date makes a Time from a date and a time of day in a zone; values out of range carry over.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	carry, rest := floor(int64(nsec), 1e9)
	seconds := daysOf(int64(year), int64(month), int64(day))*daySeconds + int64(hour)*3600 + int64(min)*60 + int64(sec)
	t := Time{uint64(rest), seconds + carry - int64(loc.offset), nil}
	return t.In(loc)
}

func (t Time) nsec() int64 { return int64(t.wall &^ monotonic) }

// local gives the days since the year 1 and the second of the day in t's zone.
func (t Time) local() (days, second int64) {
	_, offset := t.Zone()
	return floor(t.ext+int64(offset), daySeconds)
}

func (t Time) compare(u Time) int64 {
	if t.ext != u.ext {
		if t.ext < u.ext {
			return -1
		}
		return 1
	}
	return t.nsec() - u.nsec()
}

func (t Time) After(u Time) bool  { return t.compare(u) > 0 }
func (t Time) Before(u Time) bool { return t.compare(u) < 0 }
func (t Time) Equal(u Time) bool  { return t.compare(u) == 0 }
func (t Time) IsZero() bool       { return t.ext == 0 && t.nsec() == 0 }

// Compare is -1, 0 or 1 as t is before, at or after u.
func (t Time) Compare(u Time) int {
	switch c := t.compare(u); {
	case c < 0:
		return -1
	case c > 0:
		return 1
	}
	return 0
}

// Add is t + d.
func (t Time) Add(d Duration) Time {
	carry, nsec := floor(t.nsec()+int64(d%1e9), 1e9)
	t.wall = t.wall&monotonic | uint64(nsec)
	t.ext += int64(d/1e9) + carry
	return t
}

// Sub is t - u, or the nearest Duration there is.
func (t Time) Sub(u Time) Duration {
	const limit = 1 << 33
	switch seconds := t.ext - u.ext; {
	case seconds > limit:
		if seconds > limit*3/2 || t.Sub(u.Add(limit*Second)) > maxDuration-limit*Second {
			return maxDuration
		}
	case seconds < -limit:
		if seconds < -limit*3/2 || t.Sub(u.Add(-limit*Second)) < minDuration+limit*Second {
			return minDuration
		}
	}
	return Duration(t.ext-u.ext)*Second + Duration(t.nsec()-u.nsec())
}

// AddDate adds years, months and days; a day out of range carries over.
func (t Time) AddDate(years, months, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec()), t.Location())
}

func (t Time) Date() (year int, month Month, day int) {
	days, _ := t.local()
	return dateOf(days)
}

func (t Time) Clock() (hour, min, sec int) {
	_, second := t.local()
	return int(second / 3600), int(second / 60 % 60), int(second % 60)
}

func (t Time) Year() int {
	year, _, _ := t.Date()
	return year
}

func (t Time) Month() Month {
	_, month, _ := t.Date()
	return month
}

func (t Time) Day() int {
	_, _, day := t.Date()
	return day
}

func (t Time) Hour() int {
	hour, _, _ := t.Clock()
	return hour
}

func (t Time) Minute() int {
	_, min, _ := t.Clock()
	return min
}

func (t Time) Second() int {
	_, _, sec := t.Clock()
	return sec
}

func (t Time) Nanosecond() int { return int(t.nsec()) }

// YearDay counts the days of the year from 1.
func (t Time) YearDay() int {
	days, _ := t.local()
	return int(days-daysOf(int64(t.Year()), 1, 1)) + 1
}

func (t Time) Weekday() Weekday {
	days, _ := t.local()
	_, weekday := floor(days+1, 7)
	return Weekday(weekday)
}

func (t Time) Unix() int64      { return t.ext - unixSeconds }
func (t Time) UnixNano() int64  { return t.Unix()*1e9 + t.nsec() }
func (t Time) UnixMicro() int64 { return t.Unix()*1e6 + t.nsec()/1e3 }
func (t Time) UnixMilli() int64 { return t.Unix()*1e3 + t.nsec()/1e6 }

// In is t as seen in a zone.
func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	if loc == &utcZone {
		loc = nil
	}
	t.loc = loc
	return t
}

func (t Time) UTC() Time   { return t.In(&utcZone) }
func (t Time) Local() Time { return t.In(&localZone) }

func (t Time) Location() *Location {
	if t.loc == nil {
		return &utcZone
	}
	return t.loc
}

// Zone is the name of t's zone and its distance from UTC in seconds.
func (t Time) Zone() (name string, offset int) {
	if t.loc == nil || t.loc == &utcZone || t.loc == &localZone {
		return "UTC", 0 // known without reading what all goroutines can reach
	}
	return t.loc.zone, t.loc.offset
}

// rest is what t exceeds a multiple of d by, counted from the year 1.
func (t Time) rest(d Duration) Duration {
	if d%Second == 0 {
		_, r := floor(t.ext, int64(d/Second))
		return Duration(r)*Second + Duration(t.nsec())
	}
	// Seconds times 1e9 modulo d, bit by bit: the product does not fit.
	seconds, negative := uint64(t.ext), t.ext < 0
	if negative {
		seconds = -seconds
	}
	r, m := uint64(0), uint64(d)
	for bit := 63; bit >= 0; bit-- {
		r = r * 2 % m
		if seconds>>uint(bit)&1 != 0 {
			r = (r + 1e9%m) % m
		}
	}
	if negative {
		r = (m - r) % m
	}
	return Duration((r + uint64(t.nsec())%m) % m)
}

// Truncate rounds t down to a multiple of d since the year 1.
func (t Time) Truncate(d Duration) Time {
	t.wall &^= monotonic
	if d <= 0 {
		return t
	}
	return t.Add(-t.rest(d))
}

// Round rounds t to the nearest multiple of d since the year 1, halves up.
func (t Time) Round(d Duration) Time {
	t.wall &^= monotonic
	if d <= 0 {
		return t
	}
	r := t.rest(d)
	if r+r < d {
		return t.Add(-r)
	}
	return t.Add(d - r)
}

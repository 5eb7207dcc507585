package time

import "internal/native"

// A Month of the year, from January = 1.
type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

// A Weekday, from Sunday = 0.
type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

func (m Month) String() string {
	switch m {
	case January:
		return "January"
	case February:
		return "February"
	case March:
		return "March"
	case April:
		return "April"
	case May:
		return "May"
	case June:
		return "June"
	case July:
		return "July"
	case August:
		return "August"
	case September:
		return "September"
	case October:
		return "October"
	case November:
		return "November"
	case December:
		return "December"
	}
	return "%!Month(" + native.FormatUint(uint64(m), 10) + ")"
}

func (d Weekday) String() string {
	switch d {
	case Sunday:
		return "Sunday"
	case Monday:
		return "Monday"
	case Tuesday:
		return "Tuesday"
	case Wednesday:
		return "Wednesday"
	case Thursday:
		return "Thursday"
	case Friday:
		return "Friday"
	case Saturday:
		return "Saturday"
	}
	return "%!Weekday(" + native.FormatUint(uint64(d), 10) + ")"
}

// floor divides towards minus infinity.
func floor(a, b int64) (quotient, rest int64) {
	quotient, rest = a/b, a%b
	if rest < 0 {
		quotient--
		rest += b
	}
	return
}

// The calendar counts days in years that begin with March, so that the leap day is the last. Day 0 of the count is
// March 1 of the year 0; January 1 of the year 1 is day 306. 400 years are 146097 days.

func daysOf(year int64, month, day int64) int64 {
	carry, m := floor(month-3, 12)
	year += carry
	return year*365 + quotient(year, 4) - quotient(year, 100) + quotient(year, 400) + (153*m+2)/5 + day - 1 - 306
}

func quotient(a, b int64) int64 {
	q, _ := floor(a, b)
	return q
}

// dateOf undoes daysOf.
func dateOf(days int64) (year int, month Month, day int) {
	era, rest := floor(days+306, 146097)
	y := (rest - rest/1460 + rest/36524 - rest/146096) / 365
	rest -= 365*y + y/4 - y/100
	m := (5*rest + 2) / 153
	day = int(rest-(153*m+2)/5) + 1
	y += era * 400
	if m >= 10 {
		return int(y + 1), Month(m - 9), day
	}
	return int(y), Month(m + 3), day
}

// A Location is a zone with a fixed distance from UTC.
type Location struct {
	name   string
	zone   string
	offset int
}

var (
	utcZone   = Location{"UTC", "UTC", 0}
	localZone = Location{"Local", "UTC", 0}
)

// UTC is universal time; Local is the machine's own, which is UTC, too.
var (
	UTC   *Location = &utcZone
	Local *Location = &localZone
)

// FixedZone makes a Location that is offset seconds east of UTC.
func FixedZone(name string, offset int) *Location { return &Location{name, name, offset} }

func (l *Location) String() string {
	if l == nil {
		return "UTC"
	}
	return l.name
}

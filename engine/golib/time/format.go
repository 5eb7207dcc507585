package time

import "internal/native"

const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// String writes t for people; a time made by Now has its distance from the start of the run at the end.
func (t Time) String() string {
	text := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&monotonic == 0 {
		return text
	}
	elapsed, sign := (t.ext-runSeconds)*1e9+t.nsec(), "+"
	if elapsed < 0 {
		elapsed, sign = -elapsed, "-"
	}
	return text + " m=" + sign + native.FormatInt(elapsed/1e9, 10) + "." + padded(int(elapsed%1e9), 9)
}

// padded writes v with at least width digits.
func padded(v, width int) string {
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	text := native.FormatInt(int64(v), 10)
	for len(text) < width {
		text = "0" + text
	}
	return sign + text
}

// elements of a layout, each before those that it begins with. A constant: a variable would belong to all goroutines.
const elements = "January Jan Monday Mon MST 2006 2 _2 __2 002 01 02 03 04 05 06 15 1 3 4 5 PM pm " +
	"-07:00:00 -070000 -07:00 -0700 -07 Z07:00:00 Z070000 Z07:00 Z0700 Z07 "

// element finds the layout element that begins at s: its length, 0 if there is none.
func element(s string) int {
	switch s[0] {
	case 'J', 'M', '0', '1', '2', '3', '4', '5', '_', 'P', 'p', '-', 'Z':
	case '.', ',':
		n := 1
		for n < len(s) && s[n] == s[1] && (s[n] == '0' || s[n] == '9') {
			n++
		}
		if n > 1 && (n == len(s) || s[n] < '0' || s[n] > '9') {
			return n
		}
		return 0
	default:
		return 0
	}
	if len(s) > 4 && s[:5] == "_2006" {
		return 0
	}
	begin := 0
	for i := 0; i < len(elements); i++ {
		if elements[i] != ' ' {
			continue
		}
		e := elements[begin:i]
		begin = i + 1
		if len(s) < len(e) || s[:len(e)] != e {
			continue
		}
		if (e == "Jan" || e == "Mon") && len(s) > 3 && 'a' <= s[3] && s[3] <= 'z' {
			return 0
		}
		return len(e)
	}
	return 0
}

// Format writes t as the layout writes January 2, 2006, 15:04:05 in MST.
func (t Time) Format(layout string) string { return string(t.AppendFormat(nil, layout)) }

// AppendFormat is Format into a buffer.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	for layout != "" {
		n := element(layout)
		if n == 0 {
			b = append(b, layout[0])
			layout = layout[1:]
			continue
		}
		b = append(b, t.formatElement(layout[:n])...)
		layout = layout[n:]
	}
	return b
}

func (t Time) formatElement(e string) string {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	twelve := (hour+11)%12 + 1
	half := "AM"
	if hour >= 12 {
		half = "PM"
	}
	switch e {
	case "January":
		return month.String()
	case "Jan":
		return month.String()[:3]
	case "Monday":
		return t.Weekday().String()
	case "Mon":
		return t.Weekday().String()[:3]
	case "MST":
		return t.zoneName()
	case "2006":
		return padded(year, 4)
	case "06":
		if year < 0 {
			year = -year
		}
		return padded(year%100, 2)
	case "1":
		return padded(int(month), 1)
	case "01":
		return padded(int(month), 2)
	case "2":
		return padded(day, 1)
	case "02":
		return padded(day, 2)
	case "_2":
		return spaced(day, 2)
	case "__2":
		return spaced(t.YearDay(), 3)
	case "002":
		return padded(t.YearDay(), 3)
	case "15":
		return padded(hour, 2)
	case "3":
		return padded(twelve, 1)
	case "03":
		return padded(twelve, 2)
	case "4":
		return padded(min, 1)
	case "04":
		return padded(min, 2)
	case "5":
		return padded(sec, 1)
	case "05":
		return padded(sec, 2)
	case "PM":
		return half
	case "pm":
		return string([]byte{half[0] + 'a' - 'A', 'm'})
	}
	if e[0] == '.' || e[0] == ',' {
		return t.fraction(e)
	}
	return t.offset(e)
}

func spaced(v, width int) string {
	text := native.FormatInt(int64(v), 10)
	for len(text) < width {
		text = " " + text
	}
	return text
}

func (t Time) zoneName() string {
	name, offset := t.Zone()
	if name != "" {
		return name
	}
	sign := "+"
	if offset < 0 {
		sign, offset = "-", -offset
	}
	return sign + padded(offset/3600, 2) + padded(offset/60%60, 2)
}

// fraction of the second: .000 shows that many digits, .999 leaves zeros at the end out.
func (t Time) fraction(e string) string {
	digits := padded(int(t.nsec()), 9)
	if n := len(e) - 1; n < 9 {
		digits = digits[:n]
	}
	if e[1] == '9' {
		for digits != "" && digits[len(digits)-1] == '0' {
			digits = digits[:len(digits)-1]
		}
		if digits == "" {
			return ""
		}
	}
	return e[:1] + digits
}

// offset from UTC as e writes it; Z… writes Z for UTC itself.
func (t Time) offset(e string) string {
	_, offset := t.Zone()
	if e[0] == 'Z' && offset == 0 {
		return "Z"
	}
	sign := "+"
	if offset < 0 {
		sign, offset = "-", -offset
	}
	colon := ""
	if len(e) > 3 && e[3] == ':' {
		colon = ":"
	}
	text := sign + padded(offset/3600, 2)
	if len(e) > 3 {
		text += colon + padded(offset/60%60, 2)
	}
	if len(e) > 6 {
		text += colon + padded(offset%60, 2)
	}
	return text
}

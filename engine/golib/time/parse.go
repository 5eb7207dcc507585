package time

import "errors"

// A ParseError says which part of a text does not fit which part of a layout.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

// quoted writes everything that is not plain ASCII byte by byte.
func quoted(s string) string {
	text := []byte{'"'}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			text = append(text, '\\', c)
		case c < ' ' || c >= 0x80:
			text = append(text, '\\', 'x', hexadecimal[c>>4], hexadecimal[c&15])
		default:
			text = append(text, c)
		}
	}
	return string(append(text, '"'))
}

const hexadecimal = "0123456789abcdef"

func (e *ParseError) Error() string {
	if e.Message == "" {
		return "parsing time " + quoted(e.Value) + " as " + quoted(e.Layout) + ": cannot parse " + quoted(e.ValueElem) + " as " + quoted(e.LayoutElem)
	}
	return "parsing time " + quoted(e.Value) + e.Message
}

// parsed is what has been read of a text.
type parsed struct {
	rest                   string
	year, month, day, yday int
	hour, min, sec, nsec   int
	pm, am                 bool
	zone                   *Location
	offset                 int
	hasOffset              bool
	zoneName               string
	outOfRange             string // the part that is
}

func isDigit(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

// digits reads from least to most digits.
func (p *parsed) digits(least, most int) (v int, ok bool) {
	n := 0
	for n < most && isDigit(p.rest, n) {
		v = v*10 + int(p.rest[n]-'0')
		n++
	}
	if n < least {
		return 0, false
	}
	p.rest = p.rest[n:]
	return v, true
}

// bounded is digits with a range; beyond it the part is remembered as what is out of range.
func (p *parsed) bounded(fixed bool, low, high int, part string) (v int, ok bool) {
	least := 1
	if fixed {
		least = 2
	}
	v, ok = p.digits(least, 2)
	if ok && (v < low || v > high) {
		p.outOfRange = part
	}
	return v, ok
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 32
	}
	return c
}

// name reads a name, or its first three letters, of which there are count.
func (p *parsed) name(count int, short bool, name func(i int) string) (int, bool) {
	for i := 0; i < count; i++ {
		s := name(i)
		if short {
			s = s[:3]
		}
		n := 0
		for n < len(s) && n < len(p.rest) && lower(s[n]) == lower(p.rest[n]) {
			n++
		}
		if n == len(s) {
			p.rest = p.rest[n:]
			return i, true
		}
	}
	return 0, false
}

func (p *parsed) take(n int) string {
	s := p.rest[:n]
	p.rest = p.rest[n:]
	return s
}

// fraction reads n characters: a point and digits.
func (p *parsed) fraction(n int) bool {
	if len(p.rest) < n {
		return false
	}
	p.nsec = 0
	s := p.take(n)
	if s[0] != '.' && s[0] != ',' {
		return false
	}
	for i := 1; i < 10; i++ {
		p.nsec *= 10
		if i < n {
			if !isDigit(s, i) {
				return false
			}
			p.nsec += int(s[i] - '0')
		}
	}
	return true
}

// seconds also reads a fraction that the layout does not mention.
func (p *parsed) seconds(fixed bool, layout string) (ok bool) {
	// As in Go, a fraction alone does as well.
	if p.sec, ok = p.bounded(fixed, 0, 59, "second"); p.outOfRange != "" {
		return ok
	}
	if len(p.rest) >= 2 && (p.rest[0] == '.' || p.rest[0] == ',') && isDigit(p.rest, 1) {
		for i := 0; i < len(layout); i++ {
			if element(layout[i:]) > 0 {
				if layout[i] == '.' || layout[i] == ',' {
					return ok
				}
				break
			}
		}
		n := 2
		for isDigit(p.rest, n) {
			n++
		}
		return p.fraction(n)
	}
	return ok
}

// zoneOffset reads +07:00 and its kin; e is the element.
func (p *parsed) zoneOffset(e string) bool {
	// As Go has it, forms with seconds have no Z.
	if e[0] == 'Z' && len(e) <= len("Z07:00") && len(p.rest) > 0 && p.rest[0] == 'Z' {
		p.rest = p.rest[1:]
		p.zone = &utcZone
		return true
	}
	if e[0] == 'Z' {
		e = "-" + e[1:]
	}
	if len(p.rest) < len(e) {
		return false
	}
	for i := 1; i < len(e); i++ {
		if e[i] == ':' && p.rest[i] != ':' {
			return false
		}
	}
	s := p.take(len(e))
	if s[0] != '+' && s[0] != '-' {
		return false
	}
	var parts [3]int
	part := 0
	for i := 1; i < len(e); {
		if e[i] == ':' {
			i++
			continue
		}
		if !isDigit(s, i) || !isDigit(s, i+1) {
			return false
		}
		parts[part] = int(s[i]-'0')*10 + int(s[i+1]-'0')
		part++
		i += 2
	}
	switch {
	case parts[0] > 24:
		p.outOfRange = "time zone offset hour"
	case parts[1] > 60:
		p.outOfRange = "time zone offset minute"
	case parts[2] > 60:
		p.outOfRange = "time zone offset second"
	}
	p.hasOffset = true
	p.offset = (parts[0]*60+parts[1])*60 + parts[2]
	if s[0] == '-' {
		p.offset = -p.offset
	}
	return true
}

// signedHours is the length of a sign and up to 23 hours; 0 if there are none.
func signedHours(s string) int {
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0
	}
	n, hours := 1, 0
	for ; isDigit(s, n) && hours < 24; n++ {
		hours = hours*10 + int(s[n]-'0')
	}
	if n == 1 || hours > 23 {
		return 0
	}
	return n
}

// zoneLetters reads the short name of a zone.
func (p *parsed) zoneLetters() bool {
	if len(p.rest) >= 3 && p.rest[:3] == "UTC" {
		p.rest = p.rest[3:]
		p.zone = &utcZone
		return true
	}
	n := 0
	for n < 6 && n < len(p.rest) && 'A' <= p.rest[n] && p.rest[n] <= 'Z' {
		n++
	}
	switch {
	case len(p.rest) >= 4 && (p.rest[:4] == "ChST" || p.rest[:4] == "MeST"):
		n = 4
	case len(p.rest) >= 3 && p.rest[:3] == "GMT":
		n = 3 + signedHours(p.rest[3:])
	case len(p.rest) >= 3 && (p.rest[0] == '+' || p.rest[0] == '-'):
		n = signedHours(p.rest)
		if n == 0 {
			return false
		}
	case n == 3, n == 4 && (p.rest[3] == 'T' || p.rest[:4] == "WITA"), n == 5 && p.rest[4] == 'T':
	default:
		return false
	}
	p.zoneName = p.take(n)
	return true
}

func (p *parsed) element(e, layout string) (ok bool) {
	switch e {
	case "2006":
		if len(p.rest) < 4 || !isDigit(p.rest, 0) {
			return false
		}
		year := parsed{rest: p.take(4)}
		p.year, ok = year.digits(4, 4)
	case "06":
		if len(p.rest) >= 2 && (p.rest[0] == '+' || p.rest[0] == '-') && isDigit(p.rest, 1) {
			p.year, ok = int(p.rest[1]-'0'), true // Go takes a sign here
			if p.take(2)[0] == '-' {
				p.year = -p.year
			}
		} else {
			p.year, ok = p.digits(2, 2)
		}
		if p.year += 1900; p.year < 1969 {
			p.year += 100
		}
	case "January", "Jan":
		p.month, ok = p.name(12, e == "Jan", func(i int) string { return Month(i + 1).String() })
		p.month++
	case "1", "01":
		p.month, ok = p.bounded(e == "01", 1, 12, "month")
	case "Monday", "Mon":
		_, ok = p.name(7, e == "Mon", func(i int) string { return Weekday(i).String() })
	case "2", "_2", "02":
		if e == "_2" && p.rest != "" && p.rest[0] == ' ' {
			p.rest = p.rest[1:]
		}
		p.day, ok = p.bounded(e == "02", 0, 99, "")
	case "__2", "002":
		for i := 0; e == "__2" && i < 2 && p.rest != "" && p.rest[0] == ' '; i++ {
			p.rest = p.rest[1:]
		}
		least := 3
		if e == "__2" {
			least = 1
		}
		p.yday, ok = p.digits(least, 3)
	case "15":
		p.hour, ok = p.bounded(false, 0, 23, "hour")
	case "3", "03":
		p.hour, ok = p.bounded(e == "03", 0, 12, "hour")
	case "4", "04":
		p.min, ok = p.bounded(e == "04", 0, 59, "minute")
	case "5", "05":
		ok = p.seconds(e == "05", layout)
	case "PM", "pm":
		if len(p.rest) < 2 {
			return false
		}
		half := p.take(2)
		if e == "pm" {
			p.pm, p.am = half == "pm", half == "am"
		} else {
			p.pm, p.am = half == "PM", half == "AM"
		}
		ok = p.pm || p.am
	case "MST":
		ok = p.zoneLetters()
	default:
		ok = p.part(e)
	}
	return ok
}

// part reads fractions and offsets.
func (p *parsed) part(e string) bool {
	if e[0] != '.' && e[0] != ',' {
		return p.zoneOffset(e)
	}
	n := len(e)
	if e[1] == '9' {
		if len(p.rest) < 2 || p.rest[0] != '.' && p.rest[0] != ',' || !isDigit(p.rest, 1) {
			return true // it may be missing
		}
		for n = 1; n < 10 && isDigit(p.rest, n); n++ {
		}
	}
	return p.fraction(n)
}

// Parse reads a time as the layout writes January 2, 2006, 15:04:05 in MST.
func Parse(layout, value string) (Time, error) { return parse(layout, value, &utcZone) }

// ParseInLocation is Parse for times without a zone of their own.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc)
}

func parse(layout, value string, otherwise *Location) (Time, error) {
	p := parsed{rest: value, month: -1, day: -1, yday: -1}
	for at := 0; at < len(layout); {
		n := element(layout[at:])
		if n == 0 {
			begin := at
			for at < len(layout) && element(layout[at:]) == 0 {
				at++
			}
			if !p.skip(layout[begin:at]) {
				return Time{}, &ParseError{layout, value, layout[begin:at], p.rest, ""}
			}
			continue
		}
		e := layout[at : at+n]
		at += n
		ok := p.element(e, layout[at:])
		if p.outOfRange != "" {
			return Time{}, &ParseError{layout, value, e, p.rest, ": " + p.outOfRange + " out of range"}
		}
		if !ok {
			return Time{}, &ParseError{layout, value, e, p.rest, ""}
		}
	}
	if p.rest != "" {
		return Time{}, &ParseError{layout, value, "", p.rest, ": extra text: " + quoted(p.rest)}
	}
	if wrong := p.finish(); wrong != "" {
		return Time{}, &ParseError{layout, value, "", value, ": " + wrong}
	}
	return p.time(otherwise), nil
}

// skip reads text of the layout; a space in it stands for any number of spaces.
func (p *parsed) skip(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] == ' ' {
			if p.rest != "" && p.rest[0] != ' ' {
				return false
			}
			for i+1 < len(text) && text[i+1] == ' ' {
				i++
			}
			for p.rest != "" && p.rest[0] == ' ' {
				p.rest = p.rest[1:]
			}
			continue
		}
		if p.rest == "" || p.rest[0] != text[i] {
			return false
		}
		p.rest = p.rest[1:]
	}
	return true
}

// finish completes and checks the date; it gives what is wrong.
func (p *parsed) finish() string {
	if p.pm && p.hour < 12 {
		p.hour += 12
	} else if p.am && p.hour == 12 {
		p.hour = 0
	}
	january := daysOf(int64(p.year), 1, 1)
	if p.yday >= 0 {
		if p.yday < 1 || int64(p.yday) > daysOf(int64(p.year)+1, 1, 1)-january {
			return "day-of-year out of range"
		}
		_, month, day := dateOf(january + int64(p.yday) - 1)
		switch {
		case p.month >= 0 && p.month != int(month):
			return "day-of-year does not match month"
		case p.day >= 0 && p.day != day:
			return "day-of-year does not match day"
		}
		p.month, p.day = int(month), day
	}
	if p.month < 0 {
		p.month = 1
	}
	if p.day < 0 {
		p.day = 1
	}
	length := daysOf(int64(p.year), int64(p.month)+1, 1) - daysOf(int64(p.year), int64(p.month), 1)
	if p.day < 1 || int64(p.day) > length {
		return "day out of range"
	}
	return ""
}

func (p *parsed) time(otherwise *Location) Time {
	in := func(loc *Location) Time {
		return Date(p.year, Month(p.month), p.day, p.hour, p.min, p.sec, p.nsec, loc)
	}
	switch {
	case p.zone != nil:
		return in(p.zone)
	case p.hasOffset && p.offset == 0 && (p.zoneName == "" || p.zoneName == "UTC"):
		return in(&localZone)
	case p.hasOffset:
		return in(FixedZone(p.zoneName, p.offset))
	case p.zoneName != "":
		// What is not known counts as UTC under another name.
		offset := 0
		if len(p.zoneName) > 3 && p.zoneName[:3] == "GMT" {
			for _, c := range p.zoneName[4:] {
				offset = offset*10 + int(c-'0')
			}
			if offset *= 3600; p.zoneName[3] == '-' {
				offset = -offset
			}
		}
		t := in(&utcZone)
		t.loc = FixedZone(p.zoneName, offset)
		return t
	}
	return in(otherwise)
}

// ParseDuration reads "1h15m30.918s" and the like.
func ParseDuration(s string) (Duration, error) {
	wrong := func() (Duration, error) { return 0, errors.New("time: invalid duration " + quoted(s)) }
	rest, negative := s, false
	if rest != "" && (rest[0] == '-' || rest[0] == '+') {
		negative = rest[0] == '-'
		rest = rest[1:]
	}
	if rest == "0" {
		return 0, nil
	}
	if rest == "" {
		return wrong()
	}
	total := uint64(0)
	for rest != "" {
		whole, n := uint64(0), 0
		for ; isDigit(rest, n); n++ {
			if whole > 1<<63/10 {
				return wrong()
			}
			if whole = whole*10 + uint64(rest[n]-'0'); whole > 1<<63 {
				return wrong()
			}
		}
		found := n > 0
		rest = rest[n:]
		part, scale := uint64(0), 1.0
		if rest != "" && rest[0] == '.' {
			for n = 1; isDigit(rest, n); n++ {
				if part < (1<<63-1)/10-1 {
					part = part*10 + uint64(rest[n]-'0')
					scale *= 10
				}
			}
			found = found || n > 1
			rest = rest[n:]
		}
		if !found {
			return wrong()
		}
		for n = 0; n < len(rest) && rest[n] != '.' && !isDigit(rest, n); n++ {
		}
		if n == 0 {
			return 0, errors.New("time: missing unit in duration " + quoted(s))
		}
		unit := unitOf(rest[:n])
		if unit == 0 {
			return 0, errors.New("time: unknown unit " + quoted(rest[:n]) + " in duration " + quoted(s))
		}
		rest = rest[n:]
		if whole > 1<<63/unit {
			return wrong()
		}
		whole *= unit
		if part > 0 {
			whole += uint64(float64(part) * (float64(unit) / scale))
		}
		if total += whole; whole > 1<<63 || total > 1<<63 {
			return wrong()
		}
	}
	if negative {
		return -Duration(total), nil
	}
	if total > 1<<63-1 {
		return wrong()
	}
	return Duration(total), nil
}

func unitOf(s string) uint64 {
	switch s {
	case "ns":
		return uint64(Nanosecond)
	case "us", "µs", "μs":
		return uint64(Microsecond)
	case "ms":
		return uint64(Millisecond)
	case "s":
		return uint64(Second)
	case "m":
		return uint64(Minute)
	case "h":
		return uint64(Hour)
	}
	return 0
}

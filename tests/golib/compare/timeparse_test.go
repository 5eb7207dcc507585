package compare

import (
	ourtime "lockstep/time"
	"math/rand"
	"regexp"
	"testing"
	"time"
)

func TestTimesAreParsedAsInGo(t *testing.T) {
	time.Local = time.UTC
	r := rand.New(rand.NewSource(12))
	layouts := []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339,
		time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampNano, "2006-01-02 15:04:05", "2006-1-2", "3:04:05 pm", "2006 002", "2006 __2", "Jan 2 06 15h4m5",
		"2006-01-02 15:04:05.000 -07", "  2006  Monday", "02.01.2006, 15:04:05,999 MST Z07:00:00"}
	for round := 0; round < 40000; round++ {
		layout := layouts[r.Intn(len(layouts))]
		zone := []*time.Location{time.UTC, time.FixedZone("CET", 3600), time.FixedZone("", -5400), time.FixedZone("GMT+3", 10800)}[r.Intn(4)]
		value := time.Unix(r.Int63n(8e9)-2e9, r.Int63n(1e9)).In(zone).Format(layout)
		if r.Intn(2) == 0 { // spoil it
			b := []byte(value)
			for i := r.Intn(3); i >= 0; i-- {
				at := r.Intn(len(b))
				switch r.Intn(3) {
				case 0:
					b[at] = "0123456789:-+. ZAaMx,"[r.Intn(21)]
				case 1:
					b = append(b[:at], b[at+1:]...)
				case 2:
					b = append(b[:at+1], b[at:]...)
				}
				if len(b) == 0 {
					break
				}
			}
			value = string(b)
		}
		if r.Intn(10) == 0 {
			layout = layouts[r.Intn(len(layouts))]
		}
		// Go before 1.20 reads signs inside of offsets.
		if regexp.MustCompile("[-+][-+]|[-+].?.?[-+]").MatchString(value) {
			continue
		}
		a, errA := ourtime.Parse(layout, value)
		if errA != nil && regexp.MustCompile("time zone offset").MatchString(errA.Error()) {
			continue // since go1.20
		}
		b, errB := time.Parse(layout, value)
		if text(errA) != text(errB) || errA == nil && (a.Format(time.RFC3339Nano+" MST") != b.Format(time.RFC3339Nano+" MST") || a.UnixNano() != b.UnixNano()) {
			t.Fatalf("%q by %q:\nours %v %v\nGo's %v %v", value, layout, a, errA, b, errB)
		}
	}
}

func TestDurationsAreParsedAsInGo(t *testing.T) {
	r := rand.New(rand.NewSource(13))
	pieces := []string{"1", "23", "0", ".", "5", "h", "m", "s", "ms", "us", "µs", "ns", "-", "+", "x", " ", "9223372036854775807", "9223372036854775808", "0.333333333333333333333"}
	for round := 0; round < 100000; round++ {
		s := ""
		for i := r.Intn(7); i > 0; i-- {
			s += pieces[r.Intn(len(pieces))]
		}
		a, errA := ourtime.ParseDuration(s)
		b, errB := time.ParseDuration(s)
		if int64(a) != int64(b) || text(errA) != text(errB) {
			t.Fatalf("%q: ours %v %v, Go's %v %v", s, a, errA, b, errB)
		}
	}
}

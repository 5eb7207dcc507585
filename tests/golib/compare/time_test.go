package compare

import (
	"math"
	"math/rand"
	"testing"
	"time"

	ourTime "lockstep/time"
)

func durations() []int64 {
	all := []int64{0, 1, -1, 999, 1000, 1001, 1100, 999999, 1e6, 1500000, 1e9, 1100000000, 101e6, 59e9, 60e9, 3600e9, 3661e9 + 1, math.MaxInt64, math.MinInt64, math.MinInt64 + 1, 86400e9, 90e9 + 5e8}
	for i := 0; i < 500; i++ {
		all = append(all, rand.Int63()>>uint(rand.Intn(62)), -rand.Int63()>>uint(rand.Intn(62)))
	}
	return all
}

func TestDurationsAreWrittenAndRoundedAsInGo(t *testing.T) {
	for _, d := range durations() {
		ours, real := ourTime.Duration(d), time.Duration(d)
		if ours.String() != real.String() {
			t.Errorf("%d: %s, want %s", d, ours, real)
		}
		if ours.Seconds() != real.Seconds() || ours.Minutes() != real.Minutes() || ours.Hours() != real.Hours() || ours.Milliseconds() != real.Milliseconds() {
			t.Errorf("%d: parts", d)
		}
		for _, m := range []int64{0, -1, 1, 3, 1000, 1e6, 1e9, 60e9, 7 * 3600e9, math.MaxInt64} {
			if int64(ours.Round(ourTime.Duration(m))) != int64(real.Round(time.Duration(m))) {
				t.Errorf("%d.Round(%d): %d, want %d", d, m, ours.Round(ourTime.Duration(m)), real.Round(time.Duration(m)))
			}
			if int64(ours.Truncate(ourTime.Duration(m))) != int64(real.Truncate(time.Duration(m))) {
				t.Errorf("%d.Truncate(%d)", d, m)
			}
		}
	}
}

var layouts = []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano,
	"2006-01-02 15:04:05.999999999 -0700 MST", "plain", "Month Mond Janet January Monday", "_2006 __2 002 _2", "05.00 05,000 .9 .09 .0x .01", "Z07:00:00 Z070000 Z07 -07 -07:00:00 -070000", "pm PM 3 03 1 4 5 06 '06", "日本2006年", ".", "2", "20061", "15151", "000 999"}

func TestTimesAreCountedAndWrittenAsInGo(t *testing.T) {
	for i := 0; i < 3000; i++ {
		sec := rand.Int63n(1<<38) - 1<<37
		nsec := rand.Int63n(1e9)
		switch i % 4 {
		case 0:
			nsec = 0
		case 1:
			nsec = nsec / 1e6 * 1e6
		}
		real, ours := time.Unix(sec, nsec).UTC(), ourTime.Unix(sec, nsec).UTC()
		if i%3 == 0 {
			offset := rand.Intn(86400) - 43200
			name := []string{"", "XYZ"}[i%2]
			real, ours = real.In(time.FixedZone(name, offset/60*60)), ours.In(ourTime.FixedZone(name, offset/60*60))
		}
		layout := layouts[i%len(layouts)]
		if got, want := ours.Format(layout), real.Format(layout); got != want {
			t.Errorf("%v.Format(%q) = %q, want %q", real, layout, got, want)
		}
		if ours.String() != real.String() || ours.Unix() != real.Unix() || ours.UnixNano() != real.UnixNano() || ours.YearDay() != real.YearDay() || ours.Weekday().String() != real.Weekday().String() {
			t.Errorf("%v: %v", real, ours)
		}
		years, months, days := rand.Intn(100)-50, rand.Intn(100)-50, rand.Intn(1000)-500
		if ours.AddDate(years, months, days).String() != real.AddDate(years, months, days).String() {
			t.Errorf("%v.AddDate", real)
		}
		for _, d := range []int64{1, 7, 1e6, 1e9, 60e9, 3600e9, 86400e9, 1500e6, 1e9 + 7, rand.Int63n(1e17) + 1} {
			if ours.Truncate(ourTime.Duration(d)).String() != real.Truncate(time.Duration(d)).String() {
				t.Errorf("%v.Truncate(%d) = %v", real, d, ours.Truncate(ourTime.Duration(d)))
			}
			if ours.Round(ourTime.Duration(d)).String() != real.Round(time.Duration(d)).String() {
				t.Errorf("%v.Round(%d)", real, d)
			}
		}
		sec2, nsec2 := sec+rand.Int63n(1<<35)-1<<34, rand.Int63n(1e9)
		if int64(ours.Sub(ourTime.Unix(sec2, nsec2))) != int64(real.Sub(time.Unix(sec2, nsec2))) {
			t.Errorf("Sub %d %d %d %d", sec, nsec, sec2, nsec2)
		}
		add := rand.Int63() - rand.Int63()
		if ours.Add(ourTime.Duration(add)).String() != real.Add(time.Duration(add)).String() || ours.Before(ourTime.Unix(sec2, nsec2)) != real.Before(time.Unix(sec2, nsec2)) {
			t.Errorf("Add %v %d", real, add)
		}
	}
}

func TestTheClockStartsWhereGoPlaygroundsDoes(t *testing.T) {
	ourTime.Clock = 0
	start := ourTime.Now()
	ourTime.Sleep(1100 * ourTime.Millisecond)
	if d := ourTime.Since(start); d.String() != "1.1s" {
		t.Error(d)
	}
	if s := ourTime.Now().String(); s != "2009-11-10 23:00:01.1 +0000 UTC m=+1.100000000" {
		t.Error(s)
	}
	var zero ourTime.Time
	if !zero.IsZero() || zero.String() != "0001-01-01 00:00:00 +0000 UTC" || ourTime.Month(13).String() != "%!Month(13)" || zero.Unix() != (time.Time{}).Unix() {
		t.Error(zero)
	}
	if got := ourTime.Date(2024, 14, 35, 25, 61, 61, -1, ourTime.UTC).String(); got != time.Date(2024, 14, 35, 25, 61, 61, -1, time.UTC).String() {
		t.Error(got)
	}
}

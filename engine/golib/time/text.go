package time

import "errors"

// LoadLocation knows UTC, and Local, which is UTC too.
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	return nil, errors.New("unknown time zone " + name)
}

// IsDST: no zone here has summer time.
func (t Time) IsDST() bool { return false }

// ISOWeek is the week of the year in which its Thursday lies.
func (t Time) ISOWeek() (year, week int) {
	thursday := t.AddDate(0, 0, 4-int(t.Weekday()+6)%7-1)
	return thursday.Year(), (thursday.YearDay()-1)/7 + 1
}

// inRange tells whether the year has four digits, as the texts below need it.
func (t Time) inRange(method string) error {
	if y := t.Year(); y < 0 || y > 9999 {
		return errors.New("Time." + method + ": year outside of range [0,9999]")
	}
	return nil
}

func (t Time) MarshalText() ([]byte, error) {
	if err := t.inRange("MarshalText"); err != nil {
		return nil, err
	}
	return t.AppendFormat(nil, RFC3339Nano), nil
}

func (t *Time) UnmarshalText(data []byte) (err error) {
	*t, err = Parse(RFC3339, string(data))
	return err
}

func (t Time) MarshalJSON() ([]byte, error) {
	if err := t.inRange("MarshalJSON"); err != nil {
		return nil, err
	}
	return append(t.AppendFormat([]byte{'"'}, RFC3339Nano), '"'), nil
}

func (t *Time) UnmarshalJSON(data []byte) (err error) {
	if string(data) == "null" {
		return nil
	}
	*t, err = Parse(`"`+RFC3339+`"`, string(data))
	return err
}

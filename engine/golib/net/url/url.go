// Package url: addresses of the web, as far as clients need them.
package url

import (
	"errors"
	"strings"
)

// An Error says what could not be done with which address.
type Error struct {
	Op  string
	URL string
	Err error
}

func (e *Error) Error() string   { return e.Op + " \"" + e.URL + "\": " + e.Err.Error() }
func (e *Error) Unwrap() error   { return e.Err }
func (e *Error) Timeout() bool   { return false }
func (e *Error) Temporary() bool { return false }

// A URL in its parts.
type URL struct {
	Scheme   string
	Host     string
	Path     string
	RawQuery string
	Fragment string
}

// Parse takes an address apart.
func Parse(address string) (*URL, error) {
	fail := func(text string) (*URL, error) { return nil, &Error{"parse", address, errors.New(text)} }
	for i := 0; i < len(address); i++ {
		if address[i] < ' ' || address[i] == 0x7F {
			return fail("net/url: invalid control character in URL")
		}
	}
	u := &URL{}
	rest, fragment, _ := strings.Cut(address, "#")
	u.Fragment = fragment
	rest, u.RawQuery, _ = strings.Cut(rest, "?")
	for i := 0; i < len(rest); i++ {
		c := rest[i]
		isLetter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if c == ':' {
			if i == 0 {
				return fail("missing protocol scheme")
			}
			u.Scheme, rest = strings.ToLower(rest[:i]), rest[i+1:]
			break
		}
		if !isLetter && (i == 0 || !('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.')) {
			break
		}
	}
	if strings.HasPrefix(rest, "//") {
		rest = rest[2:]
		if i := strings.IndexByte(rest, '/'); i >= 0 {
			u.Host, rest = rest[:i], rest[i:]
		} else {
			u.Host, rest = rest, ""
		}
		if strings.ContainsAny(u.Host, " <>\"") {
			return fail("invalid character \" \" in host name")
		}
	}
	u.Path = rest
	return u, nil
}

func (u *URL) String() string {
	text := ""
	if u.Scheme != "" {
		text = u.Scheme + ":"
	}
	if u.Host != "" {
		text += "//" + u.Host
	}
	text += u.Path
	if u.RawQuery != "" {
		text += "?" + u.RawQuery
	}
	if u.Fragment != "" {
		text += "#" + u.Fragment
	}
	return text
}

// Hostname is the host without its port.
func (u *URL) Hostname() string {
	host, _, _ := strings.Cut(u.Host, ":")
	return host
}

func (u *URL) Port() string {
	_, port, _ := strings.Cut(u.Host, ":")
	return port
}

func (u *URL) IsAbs() bool { return u.Scheme != "" }

const hexadecimal = "0123456789ABCDEF"

// QueryEscape writes s as it may stand in a query.
func QueryEscape(s string) string {
	text := ""
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c|0x20 && c|0x20 <= 'z', '0' <= c && c <= '9', c == '-', c == '_', c == '.', c == '~':
			text += string(rune(c))
		case c == ' ':
			text += "+"
		default:
			text += "%" + hexadecimal[c>>4:c>>4+1] + hexadecimal[c&15:c&15+1]
		}
	}
	return text
}

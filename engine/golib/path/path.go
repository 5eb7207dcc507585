// Package path: names with slashes.
package path

import (
	"errors"
	"unicode/utf8"
)

// ErrBadPattern is a pattern that Match cannot read.
var ErrBadPattern = errors.New("syntax error in pattern")

// Clean is the shortest name for the same thing: no . or empty elements, no .. that can be worked out.
func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	var kept []string
	for begin := 0; begin <= len(path); {
		end := begin
		for end < len(path) && path[end] != '/' {
			end++
		}
		switch element := path[begin:end]; element {
		case "", ".":
		case "..":
			if n := len(kept); n > 0 && kept[n-1] != ".." {
				kept = kept[:n-1]
			} else if !rooted {
				kept = append(kept, element)
			}
		default:
			kept = append(kept, element)
		}
		begin = end + 1
	}
	clean := ""
	for i, element := range kept {
		if i > 0 {
			clean += "/"
		}
		clean += element
	}
	if rooted {
		return "/" + clean
	}
	if clean == "" {
		return "."
	}
	return clean
}

func lastSlash(path string) int {
	i := len(path) - 1
	for i >= 0 && path[i] != '/' {
		i--
	}
	return i
}

// Split cuts behind the last slash.
func Split(path string) (dir, file string) {
	i := lastSlash(path)
	return path[:i+1], path[i+1:]
}

// Join puts slashes between the elements that are not empty, and cleans.
func Join(elem ...string) string {
	all := ""
	for _, e := range elem {
		if all != "" {
			all += "/"
		}
		if all != "" || e != "" {
			all += e
		}
	}
	if all == "" {
		return ""
	}
	return Clean(all)
}

// Ext is what the last element has from its last dot on.
func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

// Base is the last element.
func Base(path string) string {
	if path == "" {
		return "."
	}
	for len(path) > 0 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	if path == "" {
		return "/"
	}
	return path[lastSlash(path)+1:]
}

// Dir is all but the last element.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}

func IsAbs(path string) bool { return len(path) > 0 && path[0] == '/' }

// Match tells whether the pattern (with * ? [a-z] and \) covers the whole name.
func Match(pattern, name string) (matched bool, err error) {
	matched, err = match(pattern, name)
	if err == nil && !matched {
		err = check(pattern)
	}
	return matched && err == nil, err
}

// match takes the pattern apart at its stars. What stands behind a star is looked for once, and is taken where it is found first.
func match(pattern, name string) (bool, error) {
	for pattern != "" {
		starred := pattern[0] == '*'
		for pattern != "" && pattern[0] == '*' {
			pattern = pattern[1:]
		}
		items, rest := upToStar(pattern)
		if starred && items == "" {
			for i := 0; i < len(name); i++ {
				if name[i] == '/' {
					return false, nil
				}
			}
			return true, nil
		}
		after, ok, err := begins(items, name)
		for i := 0; starred && err == nil && (!ok || rest == "" && after != ""); i++ {
			if i >= len(name) || name[i] == '/' {
				return false, nil
			}
			after, ok, err = begins(items, name[i+1:])
		}
		if !ok || err != nil {
			return false, err
		}
		pattern, name = rest, after
	}
	return name == "", nil
}

// upToStar cuts the pattern before its first star that is neither escaped nor in a class.
func upToStar(pattern string) (items, rest string) {
	inClass := false
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			i++
		case '[':
			inClass = true
		case ']':
			inClass = false
		case '*':
			if !inClass {
				return pattern[:i], pattern[i:]
			}
		}
	}
	return pattern, ""
}

// begins tells whether the items fit the begin of name, and gives what is behind.
func begins(items, name string) (after string, ok bool, err error) {
	for items != "" {
		if name == "" {
			return "", false, nil
		}
		r, size := utf8.DecodeRuneInString(name)
		fits, rest, err := one(items, r)
		if !fits || err != nil {
			return "", false, err
		}
		items, name = rest, name[size:]
	}
	return name, true, nil
}

// one tells whether the first item of the pattern, which is no star, fits r, and gives the items after it.
func one(pattern string, r rune) (fits bool, rest string, err error) {
	switch pattern[0] {
	case '?':
		return r != '/', pattern[1:], nil
	case '[':
		return class(pattern[1:], r)
	}
	want, rest, err := literal(pattern)
	return want == r, rest, err
}

func literal(pattern string) (r rune, rest string, err error) {
	if pattern != "" && pattern[0] == '\\' {
		pattern = pattern[1:]
	}
	if pattern == "" {
		return 0, "", ErrBadPattern
	}
	r, size := utf8.DecodeRuneInString(pattern)
	return r, pattern[size:], nil
}

func class(pattern string, r rune) (fits bool, rest string, err error) {
	negated := pattern != "" && pattern[0] == '^'
	if negated {
		pattern = pattern[1:]
	}
	for count := 0; ; count++ {
		if pattern == "" {
			return false, "", ErrBadPattern
		}
		if pattern[0] == ']' && count > 0 {
			return fits != negated, pattern[1:], nil
		}
		if pattern[0] == '-' || pattern[0] == ']' {
			return false, "", ErrBadPattern
		}
		low, rest, err := literal(pattern)
		if err != nil {
			return false, "", err
		}
		high := low
		if rest != "" && rest[0] == '-' {
			if rest == "-" || rest[1] == '-' || rest[1] == ']' {
				return false, "", ErrBadPattern
			}
			if high, rest, err = literal(rest[1:]); err != nil {
				return false, "", err
			}
		}
		fits = fits || low <= r && r <= high
		pattern = rest
	}
}

// check reads the whole pattern, for what is wrong behind the place where a name stopped fitting.
func check(pattern string) error {
	for len(pattern) > 0 {
		if pattern[0] == '*' {
			pattern = pattern[1:]
			continue
		}
		_, rest, err := one(pattern, 'x')
		if err != nil {
			return err
		}
		pattern = rest
	}
	return nil
}

// Package filepath: names of files, and walks through the program's tree.
package filepath

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

const (
	Separator     = '/'
	ListSeparator = ':'
)

var (
	ErrBadPattern = path.ErrBadPattern
	SkipDir       = fs.SkipDir
	SkipAll       = fs.SkipAll
)

func Clean(name string) string                 { return path.Clean(name) }
func Join(elem ...string) string               { return path.Join(elem...) }
func Base(name string) string                  { return path.Base(name) }
func Dir(name string) string                   { return path.Dir(name) }
func Ext(name string) string                   { return path.Ext(name) }
func Split(name string) (dir, file string)     { return path.Split(name) }
func IsAbs(name string) bool                   { return path.IsAbs(name) }
func Match(pattern, name string) (bool, error) { return path.Match(pattern, name) }
func ToSlash(name string) string               { return name }
func FromSlash(name string) string             { return name }
func VolumeName(name string) string            { return "" }
func EvalSymlinks(name string) (string, error) { return Clean(name), nil }
func SplitList(list string) []string {
	if list == "" {
		return []string{}
	}
	return strings.Split(list, ":")
}

// Abs is the name from the root on.
func Abs(name string) (string, error) {
	if IsAbs(name) {
		return Clean(name), nil
	}
	dir, err := os.Getwd()
	return Join(dir, name), err
}

// Rel is target as seen from base.
func Rel(base, target string) (string, error) {
	from, to := Clean(base), Clean(target)
	if from == to {
		return ".", nil
	}
	if from == "." {
		from = ""
	}
	if IsAbs(from) != IsAbs(to) {
		return "", errors.New("Rel: can't make " + target + " relative to " + base)
	}
	a, b := parts(from), parts(to)
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	var all []string
	for _, element := range a[same:] {
		if element == ".." {
			return "", errors.New("Rel: can't make " + target + " relative to " + base)
		}
		all = append(all, "..")
	}
	return strings.Join(append(all, b[same:]...), "/"), nil
}

func parts(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool { return r == '/' })
}

type WalkFunc func(path string, info fs.FileInfo, err error) error

// Walk calls fn for the file and, if it is a folder, for all that is in it, in order of names.
func Walk(root string, fn WalkFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walk(root, info, fn)
	}
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walk(name string, info fs.FileInfo, fn WalkFunc) error {
	if !info.IsDir() {
		return fn(name, info, nil)
	}
	entries, err := os.ReadDir(name)
	if answer := fn(name, info, err); err != nil || answer != nil {
		return answer
	}
	for _, entry := range entries {
		inner, _ := entry.Info()
		if err := walk(Join(name, entry.Name()), inner, fn); err != nil && (!inner.IsDir() || err != SkipDir) {
			return err
		}
	}
	return nil
}

// WalkDir is Walk with entries in the place of what is known of the files.
func WalkDir(root string, fn fs.WalkDirFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walkDir(root, fs.FileInfoToDirEntry(info), fn)
	}
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walkDir(name string, d fs.DirEntry, fn fs.WalkDirFunc) error {
	if err := fn(name, d, nil); err != nil || !d.IsDir() {
		if err == SkipDir && d.IsDir() {
			err = nil
		}
		return err
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		if err = fn(name, d, err); err != nil {
			if err == SkipDir && d.IsDir() {
				err = nil
			}
			return err
		}
	}
	for _, entry := range entries {
		if err := walkDir(Join(name, entry.Name()), entry, fn); err != nil {
			if err == SkipDir {
				break
			}
			return err
		}
	}
	return nil
}

// Glob lists the files that the pattern fits.
func Glob(pattern string) (matches []string, err error) {
	if _, err := Match(pattern, ""); err != nil {
		return nil, err
	}
	if !strings.ContainsAny(pattern, "*?[\\") {
		if _, err := os.Lstat(pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, file := Split(pattern)
	dirs := []string{Clean(dir)}
	if strings.ContainsAny(dir, "*?[\\") {
		if dirs, err = Glob(Clean(dir)); err != nil {
			return nil, err
		}
	}
	for _, d := range dirs {
		entries, _ := os.ReadDir(d)
		for _, entry := range entries {
			fits, err := Match(file, entry.Name())
			if err != nil {
				return matches, err
			}
			if fits {
				matches = append(matches, Join(d, entry.Name()))
			}
		}
	}
	return matches, nil
}

// Package ioutil: the former names of functions of packages io and os.
package ioutil

import (
	"io"
	"io/fs"
	"os"
)

var Discard = io.Discard

func ReadAll(r io.Reader) ([]byte, error)            { return io.ReadAll(r) }
func NopCloser(r io.Reader) io.ReadCloser            { return io.NopCloser(r) }
func ReadFile(name string) ([]byte, error)           { return os.ReadFile(name) }
func TempDir(dir, pattern string) (string, error)    { return os.MkdirTemp(dir, pattern) }
func TempFile(dir, pattern string) (*os.File, error) { return os.CreateTemp(dir, pattern) }
func WriteFile(name string, data []byte, perm fs.FileMode) error {
	return os.WriteFile(name, data, perm)
}

// ReadDir lists a folder, by name.
func ReadDir(dir string) ([]fs.FileInfo, error) {
	entries, err := os.ReadDir(dir)
	var infos []fs.FileInfo
	for _, entry := range entries {
		info, _ := entry.Info()
		infos = append(infos, info)
	}
	return infos, err
}

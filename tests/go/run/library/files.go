// Files are those of a tree of the program's own, and fail as Go's do.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

func main() {
	os.MkdirAll("/data/in", 0o755)
	fmt.Println(os.WriteFile("/data/in/a.txt", []byte("one\n"), 0o644))
	f, _ := os.OpenFile("/data/in/a.txt", os.O_APPEND|os.O_WRONLY, 0)
	fmt.Fprintln(f, "two")
	fmt.Println(f.Close(), f.Close())
	text, err := os.ReadFile("/data/in/a.txt")
	fmt.Printf("%q %v\n", text, err)
	_, err = os.Open("/data/b")
	fmt.Println(err, errors.Is(err, fs.ErrNotExist), os.IsNotExist(err))
	filepath.Walk("/data", func(name string, info fs.FileInfo, err error) error {
		fmt.Println(name, info.IsDir(), info.Mode())
		return err
	})
	fmt.Println(os.Remove("/data"))
}

// Output:
// <nil>
// <nil> close /data/in/a.txt: file already closed
// "one\ntwo\n" <nil>
// open /data/b: no such file or directory true true
// /data true drwxr-xr-x
// /data/in true drwxr-xr-x
// /data/in/a.txt false -rw-r--r--
// remove /data: directory not empty

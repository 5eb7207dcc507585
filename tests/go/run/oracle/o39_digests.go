// oracle 39: 20 workers digest a tree of files; the map comes in any order, %x shows an array of 16 bytes.
package main

import (
	"crypto/md5"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"golang.org/x/sync/errgroup"
)

// exit: 1
// stderr: open tree/gone: no such file or directory

func main() {
	os.MkdirAll("tree/inner", 0o755)
	os.WriteFile("tree/inner/abc", []byte("abc"), 0o644)
	var g errgroup.Group
	paths := make(chan string)
	g.Go(func() error {
		defer close(paths)
		return filepath.Walk("tree", func(path string, info os.FileInfo, err error) error {
			if err == nil && info.Mode().IsRegular() {
				paths <- path
			}
			return err
		})
	})
	for i := 0; i < 20; i++ {
		g.Go(func() error {
			for path := range paths {
				data, _ := os.ReadFile(path)
				fmt.Printf("%s %x\n", path, md5.Sum(data))
			}
			return nil
		})
	}
	if err := g.Wait(); err == nil {
		_, err = os.ReadFile("tree/gone")
		log.Fatal(err)
	}
}

// Output:
// tree/inner/abc 900150983cd24fb0d6963f7d28e17f72

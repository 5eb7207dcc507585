// A pipe hands texts over piece by piece; closing it with an error ends the reader.
package main

import (
	"errors"
	"fmt"
	"io"
)

func main() {
	r, w := io.Pipe()
	go func() {
		fmt.Fprint(w, "hello ")
		fmt.Fprint(w, "pipe")
		w.CloseWithError(errors.New("done"))
	}()
	buf := make([]byte, 4)
	for {
		n, err := r.Read(buf)
		fmt.Printf("%q %v\n", buf[:n], err)
		if err != nil {
			break
		}
	}
	_, err := w.Write([]byte("late"))
	fmt.Println(err)
}

// Output:
// "hell" <nil>
// "o " <nil>
// "pipe" <nil>
// "" done
// io: read/write on closed pipe

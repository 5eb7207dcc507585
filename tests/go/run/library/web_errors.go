// An address that is none is an error of its own; one that cannot be asked is one of the request.
package main

import (
	"fmt"
	"net/http"
)

func main() {
	for _, address := range []string{"://bad", "bad", "ftp://x/y", "http://a b/"} {
		_, err := http.Get(address)
		fmt.Println(err)
	}
}

// Output:
// parse "://bad": missing protocol scheme
// Get "bad": unsupported protocol scheme ""
// Get "ftp://x/y": unsupported protocol scheme "ftp"
// parse "http://a b/": invalid character " " in host name

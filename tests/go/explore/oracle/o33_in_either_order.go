// oracle 33: two requests succeed, in either order; a third fails and says nothing.
//
// executions: any
// finding: none
// outcome: - of go.dev golang.org
// outcome: - of golang.org go.dev
package main

import (
	"fmt"
	"net/http"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(3)
	for _, host := range []string{"go.dev", "golang.org", "nobody.invalid"} {
		go func(host string) {
			defer wg.Done()
			if response, err := http.Get("http://" + host); err == nil {
				fmt.Println(host)
				response.Body.Close()
			}
		}(host)
	}
	wg.Wait()
}

// oracle 33: requests succeed, in any order, or fail and say nothing: usually two of these three succeed.
//
// executions: any
// finding: none
// outcome: - of
// outcome: - of go.dev
// outcome: - of golang.org
// outcome: - of nobody.invalid
// outcome: - of go.dev golang.org
// outcome: - of go.dev nobody.invalid
// outcome: - of golang.org go.dev
// outcome: - of golang.org nobody.invalid
// outcome: - of nobody.invalid go.dev
// outcome: - of nobody.invalid golang.org
// outcome: - of go.dev golang.org nobody.invalid
// outcome: - of go.dev nobody.invalid golang.org
// outcome: - of golang.org go.dev nobody.invalid
// outcome: - of golang.org nobody.invalid go.dev
// outcome: - of nobody.invalid go.dev golang.org
// outcome: - of nobody.invalid golang.org go.dev
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

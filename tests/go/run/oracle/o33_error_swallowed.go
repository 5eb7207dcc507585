// oracle 33: who asks only whether there was no error never hears of the host that does not exist.
package main

// finding: none

import (
	"fmt"
	"net/http"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for _, url := range []string{"http://golang.org", "http://nobody.invalid"} {
		wg.Add(1)
		go func(url string) {
			defer wg.Done()
			response, err := http.Get(url)
			if err == nil {
				fmt.Printf("获取%s成功\n", url)
				response.Body.Close()
			}
		}(url)
	}
	wg.Wait()
	_, err := http.Get("http://nobody.invalid")
	fmt.Println(err)
}

// Output:
// 获取http://golang.org成功
// Get "http://nobody.invalid": dial tcp: lookup nobody.invalid: no such host

// Requests are answered by a network that is made up: known hosts answer, all others do not exist.
// differs: the network
package main

import (
	"fmt"
	"net"
	"net/http"
	"os/exec"
)

func main() {
	for _, address := range []string{"http://www.golang.org/", "http://www.google.com/", "http://www.yixieqitawangzhi.com"} {
		response, err := http.Get(address)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(response.Status)
		response.Body.Close()
	}
	_, err := net.Dial("tcp", "example.invalid:80")
	fmt.Println(err)
	fmt.Println(exec.Command("ls").Run())
}

// Output:
// 200 OK
// 200 OK
// Get "http://www.yixieqitawangzhi.com": dial tcp: lookup www.yixieqitawangzhi.com: no such host
// dial tcp: lookup example.invalid: no such host
// exec: "ls": executable file not found in $PATH

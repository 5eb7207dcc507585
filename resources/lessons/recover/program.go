// Main has a safety net. A helper falls - somewhere else.
package main

import (
	"fmt"
	"time"
)

func main() {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println("main caught:", e)
		}
	}()
	go func() {
		fmt.Println("helper: climbing")
		panic("the rope broke")
	}()
	time.Sleep(time.Second)
	fmt.Println("main: all is well")
}

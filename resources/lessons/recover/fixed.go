// The helper has a safety net of its own.
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
		defer func() {
			if e := recover(); e != nil {
				fmt.Println("helper caught:", e)
			}
		}()
		fmt.Println("helper: climbing")
		panic("the rope broke")
	}()
	time.Sleep(time.Second)
	fmt.Println("main: all is well")
}

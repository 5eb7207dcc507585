// What is declared or computed and never used.
package p

import (
	"fmt"         // ERROR `"fmt" imported and not used`
	str "strings" // ERROR `"strings" imported as str and not used`
	_ "time"
)

func f(n int) {
	x := 1          // ERROR "declared and not used: x"
	var y, z = 2, 3 // ERROR "declared and not used: y"
	_ = z
	n == 1                      // ERROR `n == 1 \(untyped bool value\) is not used`
	-n                          // ERROR `-n \(value of type int\) is not used`
	func() { v := n }()         // ERROR "declared and not used: v"
	switch t := any(n).(type) { // ERROR "declared and not used: t"
	}
}

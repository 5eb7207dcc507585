// Imports.
package p

import (
	"fmt"
	"" // ERROR `invalid import path \(empty string\)`
	"a b" // ERROR `invalid import path \(invalid character U\+0020\)`
	init "sort" // ERROR "cannot import package as init - init must be a func"
	. "sort" // ERROR `"sort" imported and not used`
)

var fmt int // ERROR `fmt already declared through import of package fmt \("fmt"\)`

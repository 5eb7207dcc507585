// What range goes over before go1.22 and go1.23, and with what.
// lang: go1.21
package p

func f(x struct{}, p *[]int, g func(func(int) bool), n int) {
	for range x { // ERROR `cannot range over x \(variable of type struct\{\}\)`
	}
	for range p { // ERROR `cannot range over p \(variable of type \*\[\]int\)`
	}
	for range g { // ERROR `cannot range over g \(variable of type func\(func\(int\) bool\)\): requires go1.23 or later \(-lang was set to go1.21; check go.mod\)`
	}
	for range n { // ERROR `cannot range over n \(variable of type int\): requires go1.22 or later \(-lang was set to go1.21; check go.mod\)`
	}
	for i, v, w := range "abc" { // ERROR "range clause permits at most two iteration variables" "undefined: w"
		_, _, _ = i, v, w // ERROR "undefined: w"
	}
	var s string
	for s = range []int{1} { // ERROR `cannot use s \(value of type int\) as string value in assignment`
	}
	for i := range nil { // ERROR "cannot range over nil"
		_ = i
	}
}

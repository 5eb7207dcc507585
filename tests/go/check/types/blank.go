// The blank identifier and where it means something.
package p

type _ int
type T struct{ _, _ int }

var _ = 1
var t T

func _() int { return "a" } // ERROR `cannot use "a" \(untyped string constant\) as int value in return statement`

func f(_ int, _ string) (_ error) {
	_ := 1       // ERROR "no new variables on left side of :="
	_, _ := 1, 2 // ERROR "no new variables on left side of :="
	x := _       // ERROR "cannot use _ as value or type"
	_++          // ERROR "cannot use _ as value or type"
	_.y = 1      // ERROR "cannot use _ as value or type"
	t._ = 1      // ERROR "cannot refer to blank field or method"
	for _ = range 3 {
	}
	return _ // ERROR "cannot use _ as value or type"
}

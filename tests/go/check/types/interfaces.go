// Why a type does not implement an interface.
package p

type I interface{ m(int) }

type missing struct{}
type pointer struct{}
type other struct{}

func (*pointer) m(int) {}
func (other) m(string) {}

var (
	_ I = missing{} // ERROR `cannot use missing\{\} \(value of type missing\) as I value in variable declaration: missing does not implement I \(missing method m\)`
	_ I = pointer{} // ERROR `cannot use pointer\{\} \(value of type pointer\) as I value in variable declaration: pointer does not implement I \(method m has pointer receiver\)`
	_ I = other{}   // ERROR `cannot use other\{\} \(value of type other\) as I value in variable declaration: other does not implement I \(wrong type for method m\)`
	_ I = &pointer{}
	_ I = 1      // ERROR `cannot use 1 \(constant of type int\) as I value in variable declaration: int does not implement I \(missing method m\)`
	_ I = new(I) // ERROR `cannot use new\(I\) \(value of type \*I\) as I value in variable declaration: \*I does not implement I \(type \*I is pointer to interface, not interface\)`
)

// Calls within calls: every argument finds its place.
package main

import "fmt"

type v struct{ x, y int }

func (a v) add(b v) v            { return v{a.x + b.x, a.y + b.y} }
func (a *v) scale(n int) *v      { a.x *= n; a.y *= n; return a }
func f(a, b, c int) int          { return a*100 + b*10 + c }
func g(a int) int                { return a + 1 }
func h() (int, int, int)         { return 7, 8, 9 }
func mk(a int) func(int) int     { return func(b int) int { return a - b } }
func str(s string, n int) string { return fmt.Sprint(s, n) }
func big(a [3]int, s []int, e error, k v) (v, error) {
	return v{a[0] + s[0], k.x}, e
}

func main() {
	fmt.Println(f(g(0), g(g(1)), f(0, 0, g(4))), f(h()), g(f(h())))
	fmt.Println(mk(g(9))(g(2)), mk(mk(5)(3))(1))
	fmt.Println(v{1, 2}.add(v{3, 4}.add(v{g(4), g(5)})))
	a := &v{1, 2}
	a.scale(g(1)).scale(3)
	b := a.scale(2).add(v{1, 1})
	fmt.Println(b, *a)
	fmt.Println(str(str("a", g(1)), len(str("bc", 10))))
	r, err := big([3]int{g(1), 2, 3}, []int{g(9)}, fmt.Errorf("e%d", g(6)), v{x: g(3)})
	fmt.Println(r, err)
	x := g(g(g(0))) + g(1)*f(g(0), 0, 0) - mk(1)(g(0))
	y := func(n int) int { return n * g(n) }(g(2))
	fmt.Println(x, y)
}

// Output:
// 135 789 790
// 7 1
// {9 12}
// {13 25} {12 24}
// a24
// {12 4} e7
// 203 12

// Package image: pictures in memory. geometry.go has points and rectangles, image.go pictures.
package image

import "strconv"

// A Point with x to the right and y down.
type Point struct{ X, Y int }

var ZP Point

func Pt(x, y int) Point { return Point{x, y} }

func (p Point) String() string    { return "(" + strconv.Itoa(p.X) + "," + strconv.Itoa(p.Y) + ")" }
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }
func (p Point) Mul(k int) Point   { return Point{p.X * k, p.Y * k} }
func (p Point) Div(k int) Point   { return Point{p.X / k, p.Y / k} }
func (p Point) Eq(q Point) bool   { return p == q }
func (p Point) In(r Rectangle) bool {
	return r.Min.X <= p.X && p.X < r.Max.X && r.Min.Y <= p.Y && p.Y < r.Max.Y
}

// A Rectangle has the points from Min on that are before Max.
type Rectangle struct{ Min, Max Point }

var ZR Rectangle

// Rect puts the corners in order.
func Rect(x0, y0, x1, y1 int) Rectangle {
	return Rectangle{Point{x0, y0}, Point{x1, y1}}.Canon()
}

func (r Rectangle) String() string { return r.Min.String() + "-" + r.Max.String() }
func (r Rectangle) Dx() int        { return r.Max.X - r.Min.X }
func (r Rectangle) Dy() int        { return r.Max.Y - r.Min.Y }
func (r Rectangle) Size() Point    { return r.Max.Sub(r.Min) }
func (r Rectangle) Empty() bool    { return r.Min.X >= r.Max.X || r.Min.Y >= r.Max.Y }

func (r Rectangle) Add(p Point) Rectangle { return Rectangle{r.Min.Add(p), r.Max.Add(p)} }
func (r Rectangle) Sub(p Point) Rectangle { return Rectangle{r.Min.Sub(p), r.Max.Sub(p)} }

func (r Rectangle) Canon() Rectangle {
	if r.Max.X < r.Min.X {
		r.Min.X, r.Max.X = r.Max.X, r.Min.X
	}
	if r.Max.Y < r.Min.Y {
		r.Min.Y, r.Max.Y = r.Max.Y, r.Min.Y
	}
	return r
}

// Inset makes r smaller on all sides.
func (r Rectangle) Inset(n int) Rectangle {
	if r.Dx() < 2*n {
		r.Min.X = (r.Min.X + r.Max.X) / 2
		r.Max.X = r.Min.X
	} else {
		r.Min.X += n
		r.Max.X -= n
	}
	if r.Dy() < 2*n {
		r.Min.Y = (r.Min.Y + r.Max.Y) / 2
		r.Max.Y = r.Min.Y
	} else {
		r.Min.Y += n
		r.Max.Y -= n
	}
	return r
}

func larger(a, b int) int {
	if a > b {
		return a
	}
	return b
}

func (r Rectangle) Intersect(s Rectangle) Rectangle {
	r.Min = Point{larger(r.Min.X, s.Min.X), larger(r.Min.Y, s.Min.Y)}
	r.Max = Point{-larger(-r.Max.X, -s.Max.X), -larger(-r.Max.Y, -s.Max.Y)}
	if r.Empty() {
		return Rectangle{}
	}
	return r
}

func (r Rectangle) Union(s Rectangle) Rectangle {
	if r.Empty() {
		return s
	}
	if s.Empty() {
		return r
	}
	r.Min = Point{-larger(-r.Min.X, -s.Min.X), -larger(-r.Min.Y, -s.Min.Y)}
	r.Max = Point{larger(r.Max.X, s.Max.X), larger(r.Max.Y, s.Max.Y)}
	return r
}

func (r Rectangle) Eq(s Rectangle) bool { return r == s || r.Empty() && s.Empty() }

func (r Rectangle) Overlaps(s Rectangle) bool {
	return !r.Empty() && !s.Empty() && !r.Intersect(s).Empty()
}

func (r Rectangle) In(s Rectangle) bool {
	return r.Empty() || s.Min.X <= r.Min.X && r.Max.X <= s.Max.X && s.Min.Y <= r.Min.Y && r.Max.Y <= s.Max.Y
}

package image

import "image/color"

// An Image has a colour at each point of its bounds.
type Image interface {
	ColorModel() color.Model
	Bounds() Rectangle
	At(x, y int) color.Color
}

// RGBA is a picture of color.RGBA: four bytes a point.
type RGBA struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

func NewRGBA(r Rectangle) *RGBA {
	return &RGBA{make([]uint8, 4*r.Dx()*r.Dy()), 4 * r.Dx(), r}
}

func (p *RGBA) ColorModel() color.Model { return color.RGBAModel }
func (p *RGBA) Bounds() Rectangle       { return p.Rect }
func (p *RGBA) At(x, y int) color.Color { return p.RGBAAt(x, y) }

func (p *RGBA) PixOffset(x, y int) int {
	return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*4
}

func (p *RGBA) RGBAAt(x, y int) color.RGBA {
	if !(Point{x, y}.In(p.Rect)) {
		return color.RGBA{}
	}
	s := p.Pix[p.PixOffset(x, y):]
	return color.RGBA{s[0], s[1], s[2], s[3]}
}

func (p *RGBA) Set(x, y int, c color.Color) { p.SetRGBA(x, y, color.RGBAModel.Convert(c).(color.RGBA)) }

func (p *RGBA) SetRGBA(x, y int, c color.RGBA) {
	if (Point{x, y}.In(p.Rect)) {
		s := p.Pix[p.PixOffset(x, y):]
		s[0], s[1], s[2], s[3] = c.R, c.G, c.B, c.A
	}
}

// Gray is a picture of color.Gray: a byte a point.
type Gray struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

func NewGray(r Rectangle) *Gray { return &Gray{make([]uint8, r.Dx()*r.Dy()), r.Dx(), r} }

func (p *Gray) ColorModel() color.Model { return color.GrayModel }
func (p *Gray) Bounds() Rectangle       { return p.Rect }
func (p *Gray) At(x, y int) color.Color { return p.GrayAt(x, y) }

func (p *Gray) PixOffset(x, y int) int {
	return (y-p.Rect.Min.Y)*p.Stride + x - p.Rect.Min.X
}

func (p *Gray) GrayAt(x, y int) color.Gray {
	if !(Point{x, y}.In(p.Rect)) {
		return color.Gray{}
	}
	return color.Gray{p.Pix[p.PixOffset(x, y)]}
}

func (p *Gray) Set(x, y int, c color.Color) { p.SetGray(x, y, color.GrayModel.Convert(c).(color.Gray)) }

func (p *Gray) SetGray(x, y int, c color.Gray) {
	if (Point{x, y}.In(p.Rect)) {
		p.Pix[p.PixOffset(x, y)] = c.Y
	}
}

// Uniform has one colour everywhere.
type Uniform struct{ C color.Color }

func NewUniform(c color.Color) *Uniform { return &Uniform{c} }

func (c *Uniform) RGBA() (r, g, b, a uint32)       { return c.C.RGBA() }
func (c *Uniform) ColorModel() color.Model         { return c }
func (c *Uniform) Convert(color.Color) color.Color { return c.C }
func (c *Uniform) At(x, y int) color.Color         { return c.C }
func (c *Uniform) Bounds() Rectangle {
	return Rectangle{Point{-1e9, -1e9}, Point{1e9, 1e9}}
}

var (
	Black       = NewUniform(color.Black)
	White       = NewUniform(color.White)
	Transparent = NewUniform(color.Transparent)
	Opaque      = NewUniform(color.Opaque)
)

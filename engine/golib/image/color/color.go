// Package color: colours of pictures.
package color

// A Color gives its parts, from 0 to 65535, already multiplied by alpha.
type Color interface {
	RGBA() (r, g, b, a uint32)
}

type (
	// RGBA has 8 bits a part, multiplied by alpha; NRGBA is not multiplied.
	RGBA  struct{ R, G, B, A uint8 }
	NRGBA struct{ R, G, B, A uint8 }
	// RGBA64 and NRGBA64 have 16 bits.
	RGBA64  struct{ R, G, B, A uint16 }
	NRGBA64 struct{ R, G, B, A uint16 }
	Alpha   struct{ A uint8 }
	Alpha16 struct{ A uint16 }
	Gray    struct{ Y uint8 }
	Gray16  struct{ Y uint16 }
)

func wide(v uint8) uint32 { return uint32(v) * 0x101 }

func (c RGBA) RGBA() (r, g, b, a uint32) { return wide(c.R), wide(c.G), wide(c.B), wide(c.A) }

func (c NRGBA) RGBA() (r, g, b, a uint32) {
	times := func(v uint8) uint32 { return wide(v) * uint32(c.A) / 0xFF }
	return times(c.R), times(c.G), times(c.B), wide(c.A)
}

func (c RGBA64) RGBA() (r, g, b, a uint32) {
	return uint32(c.R), uint32(c.G), uint32(c.B), uint32(c.A)
}

func (c NRGBA64) RGBA() (r, g, b, a uint32) {
	times := func(v uint16) uint32 { return uint32(v) * uint32(c.A) / 0xFFFF }
	return times(c.R), times(c.G), times(c.B), uint32(c.A)
}

func (c Alpha) RGBA() (r, g, b, a uint32) { return wide(c.A), wide(c.A), wide(c.A), wide(c.A) }

func (c Alpha16) RGBA() (r, g, b, a uint32) {
	v := uint32(c.A)
	return v, v, v, v
}

func (c Gray) RGBA() (r, g, b, a uint32) { return wide(c.Y), wide(c.Y), wide(c.Y), 0xFFFF }

func (c Gray16) RGBA() (r, g, b, a uint32) {
	v := uint32(c.Y)
	return v, v, v, 0xFFFF
}

// A Model turns any colour into one of its own.
type Model interface {
	Convert(c Color) Color
}

type model struct{ convert func(Color) Color }

func (m *model) Convert(c Color) Color { return m.convert(c) }

func ModelFunc(f func(Color) Color) Model { return &model{f} }

var (
	RGBAModel    = ModelFunc(toRGBA)
	RGBA64Model  = ModelFunc(toRGBA64)
	NRGBAModel   = ModelFunc(toNRGBA)
	NRGBA64Model = ModelFunc(toNRGBA64)
	AlphaModel   = ModelFunc(toAlpha)
	Alpha16Model = ModelFunc(toAlpha16)
	GrayModel    = ModelFunc(toGray)
	Gray16Model  = ModelFunc(toGray16)
)

func toRGBA(c Color) Color {
	if own, ok := c.(RGBA); ok {
		return own
	}
	r, g, b, a := c.RGBA()
	return RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)}
}

func toRGBA64(c Color) Color {
	if own, ok := c.(RGBA64); ok {
		return own
	}
	r, g, b, a := c.RGBA()
	return RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

func toNRGBA64(c Color) Color {
	if own, ok := c.(NRGBA64); ok {
		return own
	}
	r, g, b, a := c.RGBA()
	if a == 0 {
		return NRGBA64{}
	}
	return NRGBA64{uint16(r * 0xFFFF / a), uint16(g * 0xFFFF / a), uint16(b * 0xFFFF / a), uint16(a)}
}

func toNRGBA(c Color) Color {
	if own, ok := c.(NRGBA); ok {
		return own
	}
	n := toNRGBA64(c).(NRGBA64)
	return NRGBA{uint8(n.R >> 8), uint8(n.G >> 8), uint8(n.B >> 8), uint8(n.A >> 8)}
}

func toAlpha(c Color) Color {
	_, _, _, a := c.RGBA()
	return Alpha{uint8(a >> 8)}
}

func toAlpha16(c Color) Color {
	_, _, _, a := c.RGBA()
	return Alpha16{uint16(a)}
}

// luma weighs the parts as ITU-R BT.601 does.
func luma(c Color) uint32 {
	r, g, b, _ := c.RGBA()
	return (19595*r + 38470*g + 7471*b + 1<<15) >> 16
}

func toGray(c Color) Color {
	if own, ok := c.(Gray); ok {
		return own
	}
	r, g, b, _ := c.RGBA()
	return Gray{uint8((19595*r + 38470*g + 7471*b + 1<<15) >> 24)}
}

func toGray16(c Color) Color {
	if own, ok := c.(Gray16); ok {
		return own
	}
	return Gray16{uint16(luma(c))}
}

var (
	Black       = Gray16{0}
	White       = Gray16{0xFFFF}
	Transparent = Alpha16{0}
	Opaque      = Alpha16{0xFFFF}
)

// A Palette is a list of colours to choose from.
type Palette []Color

// Convert gives the nearest colour.
func (p Palette) Convert(c Color) Color {
	if len(p) == 0 {
		return nil
	}
	return p[p.Index(c)]
}

// Index of the nearest colour.
func (p Palette) Index(c Color) int {
	r, g, b, a := c.RGBA()
	best, least := 0, uint32(1<<32-1)
	square := func(x, y uint32) uint32 {
		d := x - y
		return d * d >> 2
	}
	for i, v := range p {
		vr, vg, vb, va := v.RGBA()
		if sum := square(r, vr) + square(g, vg) + square(b, vb) + square(a, va); sum < least {
			if best, least = i, sum; sum == 0 {
				break
			}
		}
	}
	return best
}

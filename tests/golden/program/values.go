package main

type point struct{ x, y int32 }

type shape interface{ area() float64 }

func (p point) area() float64 { return float64(p.x) * float64(p.y) }

func find(m map[string]point, key string) (p point, err error) {
	defer func() { recover() }()
	p, ok := m[key]
	if !ok {
		panic("no " + key)
	}
	p.x, p.y = p.y, p.x
	return p, nil
}

func kind(v interface{}) int {
	switch v := v.(type) {
	case nil:
		return 0
	case int:
		return v
	case shape:
		return int(v.area())
	}
	return -1
}

func main() {
	n := 3
	scale := func(k int) int { return n * k }
	var s shape = point{1, 2}
	p, _ := find(map[string]point{"a": {3, 4}}, "a")
	area := p.area
	_ = scale(kind(s)) + int(area())
}

// In a trace the line of a call over several lines is that of its parenthesis; where a panic runs deferred calls it is a
// frame of its own.
package main

// stderr: call_over_lines.go:23
// stderr: call_over_lines.go:32
// stderr: panic(...)
// stderr: call_over_lines.go:55
// stderr: call_over_lines.go:39
// stderr: call_over_lines.go:44
// stderr: call_over_lines.go:48

type builder struct{ parts int }

func (b *builder) add(part int) *builder {
	b.parts += part
	return b
}

func (b *builder) build(fail bool, more ...func()) int {
	if fail {
		var nothing []int
		return nothing[b.parts]
	}
	return b.parts
}

func cleanUp() {
	b := &builder{}
	b.
		add(1).
		build(
			true,
		)
}

func work(then func()) {
	defer cleanUp()
	then()
}

func passOn(
	f func(func()), then func()) {
	f(then)
}

func main() {
	passOn(
		work,
		func() {
			(&builder{}).add(
				2,
			).
				add(3).
				build(true,
					nil)
		},
	)
}

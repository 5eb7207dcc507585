// Package tabwriter aligns cells, which end in tabs, in columns. A column is a run of lines that have a cell there; it is as
// wide as the widest of its cells.
package tabwriter

import (
	"io"
	"unicode/utf8"
)

const (
	FilterHTML uint = 1 << iota
	StripEscape
	AlignRight
	DiscardEmptyColumns
	TabIndent
	Debug
)

// Escape brackets text that is left as it is.
const Escape = '\xff'

type cell struct {
	text  string
	width int  // in runes
	tab   bool // ended by a tab that separates even an empty cell
}

// A Writer collects lines until they can be aligned.
type Writer struct {
	out                         io.Writer
	minwidth, tabwidth, padding int
	padchar                     byte
	flags                       uint
	lines                       [][]cell
	text                        []byte // of the cell under way
	escaped                     bool
	err                         error
}

func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

func (w *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if padchar == '\t' {
		flags &^= AlignRight // tabs cannot stand before a text
	}
	*w = Writer{out: output, minwidth: minwidth, tabwidth: tabwidth, padding: padding, padchar: padchar, flags: flags}
	w.lines = [][]cell{nil}
	return w
}

// endCell puts the collected text into the last line.
func (w *Writer) endCell(tab bool) int {
	last := len(w.lines) - 1
	s := string(w.text)
	w.lines[last] = append(w.lines[last], cell{s, utf8.RuneCountInString(s), tab})
	w.text = w.text[:0]
	return len(w.lines[last])
}

func (w *Writer) Write(buf []byte) (n int, err error) {
	for i, c := range buf {
		if w.escaped {
			if c != Escape || w.flags&StripEscape == 0 {
				w.text = append(w.text, c)
			}
			w.escaped = c != Escape
			continue
		}
		switch c {
		case '\t', '\v':
			w.endCell(c == '\t')
		case '\n', '\f':
			cells := w.endCell(false)
			w.lines = append(w.lines, nil)
			if c == '\f' || cells == 1 {
				// A line without tabs ends all columns: what is before it can be written.
				if w.flush(); c == '\f' && w.flags&Debug != 0 {
					w.write("---\n")
				}
			}
		case Escape:
			w.escaped = true
			if w.flags&StripEscape == 0 {
				w.text = append(w.text, c)
			}
		default:
			w.text = append(w.text, c)
		}
		if w.err != nil {
			return i, w.err
		}
	}
	return len(buf), nil
}

// Flush writes what is left, the last line even if it has no end.
func (w *Writer) Flush() error {
	w.escaped = false
	if len(w.text) > 0 {
		w.endCell(false)
	}
	w.flush()
	err := w.err
	w.err = nil
	return err
}

func (w *Writer) flush() {
	w.format(0, len(w.lines), nil)
	w.lines = [][]cell{nil}
}

func (w *Writer) write(s string) {
	if w.err == nil && s != "" {
		_, w.err = io.WriteString(w.out, s)
	}
}

// format writes the lines from begin to before end; widths are those of the columns found so far.
func (w *Writer) format(begin, end int, widths []int) {
	column := len(widths)
	for line := begin; line < end; line++ {
		if column >= len(w.lines[line])-1 {
			continue
		}
		// Here a column begins: everything before it has all it needs.
		w.print(begin, line, widths)
		begin = line
		width, discardable := w.minwidth, true
		for ; line < end && column < len(w.lines[line])-1; line++ {
			c := w.lines[line][column]
			if own := c.width + w.padding; own > width {
				width = own
			}
			if c.width > 0 || c.tab {
				discardable = false
			}
		}
		if discardable && w.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		w.format(begin, line, append(append([]int(nil), widths...), width))
		begin = line
		line--
	}
	w.print(begin, end, widths)
}

func (w *Writer) fill(s string, width, column int) string {
	if w.padchar == '\t' || w.flags&TabIndent != 0 && column < 0 {
		if w.tabwidth == 0 {
			return ""
		}
		column := (width + w.tabwidth - 1) / w.tabwidth * w.tabwidth
		missing := column - utf8.RuneCountInString(s)
		return repeated('\t', (missing+w.tabwidth-1)/w.tabwidth)
	}
	return repeated(w.padchar, width-utf8.RuneCountInString(s))
}

func repeated(c byte, n int) string {
	var text []byte
	for ; n > 0; n-- {
		text = append(text, c)
	}
	return string(text)
}

func (w *Writer) print(begin, end int, widths []int) {
	for line := begin; line < end; line++ {
		text := ""
		indenting := w.flags&TabIndent != 0
		for i, c := range w.lines[line] {
			if i > 0 && w.flags&Debug != 0 {
				text += "|"
			}
			switch {
			case i >= len(widths):
				text += c.text
			case c.width == 0:
				at := 0
				if indenting {
					at = -1
				}
				text += w.fill("", widths[i], at)
			case w.flags&AlignRight == 0:
				indenting = false
				text += c.text + w.fill(c.text, widths[i], 0)
			default:
				indenting = false
				text += w.fill(c.text, widths[i], 0) + c.text
			}
		}
		if line+1 < len(w.lines) {
			text += "\n"
		}
		w.write(text)
	}
}

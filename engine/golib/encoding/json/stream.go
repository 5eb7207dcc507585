package json

import (
	"bytes"
	"io"
)

// An Encoder writes values, a line each.
type Encoder struct {
	w              io.Writer
	html           bool
	prefix, indent string
}

func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w, html: true} }

func (e *Encoder) SetEscapeHTML(on bool)           { e.html = on }
func (e *Encoder) SetIndent(prefix, indent string) { e.prefix, e.indent = prefix, indent }

func (e *Encoder) Encode(v any) error {
	inner := encoder{html: e.html}
	if err := inner.encode(v); err != nil {
		return err
	}
	text := inner.text
	if e.prefix != "" || e.indent != "" {
		text = indented(nil, text, e.prefix, e.indent)
	}
	_, err := e.w.Write(append(text, '\n'))
	return err
}

// A Decoder reads values one after the other.
type Decoder struct {
	r         io.Reader
	text      []byte
	ended     bool
	useNumber bool
	strict    bool
}

func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: r} }

func (d *Decoder) UseNumber()             { d.useNumber = true }
func (d *Decoder) DisallowUnknownFields() { d.strict = true }
func (d *Decoder) Buffered() io.Reader    { return bytes.NewReader(d.text) }

// read reads more of the source.
func (d *Decoder) read() error {
	buf := make([]byte, 512)
	n, err := d.r.Read(buf)
	d.text = append(d.text, buf[:n]...)
	if err == io.EOF {
		d.ended = true
		return nil
	}
	return err
}

// next is the length of the first value, once it is all there.
func (d *Decoder) next() (int, error) {
	for {
		s := scanner{text: string(d.text)}
		s.space()
		empty := s.at == len(s.text)
		err := func() (err error) {
			defer caught(&err)
			s.value()
			return nil
		}()
		// A number may go on in what has not been read.
		if err == nil && (s.at < len(s.text) || d.ended || s.text[s.at-1] == '}' || s.text[s.at-1] == ']' || s.text[s.at-1] == '"') {
			return s.at, nil
		}
		if err != nil && s.at < len(s.text) {
			return 0, err
		}
		if d.ended {
			if empty {
				return 0, io.EOF
			}
			return 0, io.ErrUnexpectedEOF
		}
		if err := d.read(); err != nil {
			return 0, err
		}
	}
}

func (d *Decoder) Decode(v any) error {
	n, err := d.next()
	if err != nil {
		return err
	}
	inner := decoder{scanner: scanner{text: string(d.text[:n])}, useNumber: d.useNumber, strict: d.strict}
	d.text = d.text[n:]
	return inner.decode(v)
}

// More tells whether there is another value.
func (d *Decoder) More() bool {
	for {
		s := scanner{text: string(d.text)}
		if s.space(); s.at < len(s.text) {
			return s.peek() != ']' && s.peek() != '}'
		}
		if d.ended || d.read() != nil {
			return false
		}
	}
}

// Indent appends src to dst, with a line for each element.
func Indent(dst *bytes.Buffer, src []byte, prefix, indent string) error {
	if err := check(src); err != nil {
		return err
	}
	dst.Write(indented(nil, src, prefix, indent))
	return nil
}

// Compact appends src to dst without spaces.
func Compact(dst *bytes.Buffer, src []byte) error {
	if err := check(src); err != nil {
		return err
	}
	dst.Write(compacted(nil, src, false))
	return nil
}

// HTMLEscape appends src to dst with < > & escaped.
func HTMLEscape(dst *bytes.Buffer, src []byte) {
	for _, c := range src {
		if c == '<' || c == '>' || c == '&' {
			dst.Write([]byte{'\\', 'u', '0', '0', hexadecimal[c>>4], hexadecimal[c&15]})
		} else {
			dst.WriteByte(c)
		}
	}
}

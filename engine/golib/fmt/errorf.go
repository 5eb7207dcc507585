package fmt

import "errors"

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }

// Errorf makes an error of the text; it wraps the errors printed with %w.
func Errorf(format string, a ...any) error {
	p := printer{wraps: true}
	p.printf(format, a)
	var errs []error
	for i, arg := range a { // in their own order, each once, whatever the format's
		for _, w := range p.wrapped {
			if w == i {
				if err, ok := arg.(error); ok {
					errs = append(errs, err)
				}
				break
			}
		}
	}
	switch {
	case len(p.wrapped) == 0:
		return errors.New(string(p.text))
	case len(p.wrapped) == 1:
		w := &wrapError{msg: string(p.text)}
		if errs != nil {
			w.err = errs[0]
		}
		return w
	}
	return &wrapErrors{string(p.text), errs}
}

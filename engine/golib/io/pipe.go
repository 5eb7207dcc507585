package io

import "sync"

// pipe joins a writer to a reader: a Write waits until reads have taken all of it, or until one end is closed.
type pipe struct {
	writing  sync.Mutex // one Write at a time
	texts    chan []byte
	taken    chan int
	ending   sync.Mutex // guards what follows
	done     chan struct{}
	over     bool
	readErr  error // why the reading end was closed
	writeErr error // why the writing end was closed
}

// A PipeReader is the end to read from, a PipeWriter the one to write to.
type (
	PipeReader struct{ p *pipe }
	PipeWriter struct{ p *pipe }
)

// Pipe makes both ends.
func Pipe() (*PipeReader, *PipeWriter) {
	p := &pipe{texts: make(chan []byte), taken: make(chan int), done: make(chan struct{})}
	return &PipeReader{p}, &PipeWriter{p}
}

// end closes one end; the first reason counts.
func (p *pipe) end(reason *error, err error) {
	p.ending.Lock()
	if *reason == nil {
		*reason = err
	}
	if !p.over {
		p.over = true
		close(p.done)
	}
	p.ending.Unlock()
}

// reason of the other end, unless this one itself is closed.
func (p *pipe) reason(own, other *error) error {
	p.ending.Lock()
	defer p.ending.Unlock()
	if *own == nil && *other != nil {
		return *other
	}
	return ErrClosedPipe
}

func (r *PipeReader) Read(data []byte) (n int, err error) {
	p := r.p
	select {
	case <-p.done:
		return 0, p.reason(&p.readErr, &p.writeErr)
	default:
	}
	select {
	case text := <-p.texts:
		n = copy(data, text)
		p.taken <- n
		return n, nil
	case <-p.done:
		return 0, p.reason(&p.readErr, &p.writeErr)
	}
}

func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError: writes fail with err from now on.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.p.end(&r.p.readErr, err)
	return nil
}

func (w *PipeWriter) Write(data []byte) (n int, err error) {
	p := w.p
	select {
	case <-p.done:
		return 0, p.reason(&p.writeErr, &p.readErr)
	default:
		p.writing.Lock()
		defer p.writing.Unlock()
	}
	for once := true; once || len(data) > 0; once = false {
		select {
		case p.texts <- data:
			taken := <-p.taken
			data = data[taken:]
			n += taken
		case <-p.done:
			return n, p.reason(&p.writeErr, &p.readErr)
		}
	}
	return n, nil
}

func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError: reads fail with err once all is read; with EOF if it is nil.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.p.end(&w.p.writeErr, err)
	return nil
}

// Package http: requests to a network that is made up. Usually those for the hosts of knownHosts are answered, and those for all
// others fail as if the host did not exist; that it is the other way round is a choice of the run. A program that wants other
// answers puts a RoundTripper of its own into DefaultTransport or a Client.
package http

import (
	"errors"
	"io"
	"net"
	"net/url"
	"strings"
	"time"
)

const (
	MethodGet    = "GET"
	MethodHead   = "HEAD"
	MethodPost   = "POST"
	MethodPut    = "PUT"
	MethodDelete = "DELETE"

	StatusOK                  = 200
	StatusCreated             = 201
	StatusNoContent           = 204
	StatusMovedPermanently    = 301
	StatusFound               = 302
	StatusBadRequest          = 400
	StatusUnauthorized        = 401
	StatusForbidden           = 403
	StatusNotFound            = 404
	StatusTooManyRequests     = 429
	StatusInternalServerError = 500
	StatusBadGateway          = 502
	StatusServiceUnavailable  = 503
)

// knownHosts are those of the lessons and of common examples; their subdomains are known too.
var knownHosts = []string{"google.com", "golang.org", "go.dev", "github.com", "example.com", "somestupidname.com", "baidu.com",
	"gopl.io", "godoc.org", "liwenzhou.com", "wikipedia.org", "localhost"}

// A Header has the values of each key.
type Header map[string][]string

func canonical(key string) string {
	text := []byte(key)
	capital := true
	for i, c := range text {
		if capital && 'a' <= c && c <= 'z' {
			text[i] = c - 32
		} else if !capital && 'A' <= c && c <= 'Z' {
			text[i] = c + 32
		}
		capital = c == '-'
	}
	return string(text)
}

func (h Header) Add(key, value string) { h[canonical(key)] = append(h[canonical(key)], value) }
func (h Header) Set(key, value string) { h[canonical(key)] = []string{value} }
func (h Header) Del(key string)        { delete(h, canonical(key)) }

func (h Header) Get(key string) string {
	if v := h[canonical(key)]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// A Request to be made.
type Request struct {
	Method string
	URL    *url.URL
	Header Header
	Body   io.ReadCloser
	Host   string
}

// A Response to a request.
type Response struct {
	Status        string
	StatusCode    int
	Proto         string
	Header        Header
	Body          io.ReadCloser
	ContentLength int64
	Request       *Request
}

// StatusText names a status.
func StatusText(code int) string {
	switch code {
	case StatusOK:
		return "OK"
	case StatusCreated:
		return "Created"
	case StatusNoContent:
		return "No Content"
	case StatusMovedPermanently:
		return "Moved Permanently"
	case StatusFound:
		return "Found"
	case StatusBadRequest:
		return "Bad Request"
	case StatusUnauthorized:
		return "Unauthorized"
	case StatusForbidden:
		return "Forbidden"
	case StatusNotFound:
		return "Not Found"
	case StatusTooManyRequests:
		return "Too Many Requests"
	case StatusInternalServerError:
		return "Internal Server Error"
	case StatusBadGateway:
		return "Bad Gateway"
	case StatusServiceUnavailable:
		return "Service Unavailable"
	}
	return ""
}

// NewRequest makes a request.
func NewRequest(method, address string, body io.Reader) (*Request, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	if method == "" {
		method = MethodGet
	}
	r := &Request{Method: method, URL: u, Header: Header{}, Host: u.Host}
	if body != nil {
		r.Body = io.NopCloser(body)
	}
	return r, nil
}

// A Client makes requests.
type Client struct {
	Transport RoundTripper
	Timeout   time.Duration
}

// A RoundTripper answers requests: a program's own takes the place of the network.
type RoundTripper interface {
	RoundTrip(*Request) (*Response, error)
}

var DefaultClient = &Client{}

// network is the made up one.
type network struct{}

// reach says whether a request to the host is answered.
func reach(host string, isKnown bool) bool

func isKnown(host string) bool {
	for _, known := range knownHosts {
		if host == known || strings.HasSuffix(host, "."+known) {
			return true
		}
	}
	return false
}

func (network) RoundTrip(r *Request) (*Response, error) {
	host := r.URL.Hostname()
	if !reach(host, isKnown(host)) {
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}}
	}
	text := "This is the page " + r.URL.String() + ".\n"
	return &Response{Status: "200 OK", StatusCode: StatusOK, Proto: "HTTP/1.1", Header: Header{"Content-Type": {"text/plain"}},
		Body: io.NopCloser(strings.NewReader(text)), ContentLength: int64(len(text)), Request: r}, nil
}

// DefaultTransport is the network that there is not.
var DefaultTransport RoundTripper = network{}

// Do makes a request.
func (c *Client) Do(r *Request) (*Response, error) {
	transport := c.Transport
	if transport == nil {
		transport = DefaultTransport
	}
	fail := func(err error) (*Response, error) {
		verb := r.Method[:1] + strings.ToLower(r.Method[1:])
		return nil, &url.Error{Op: verb, URL: r.URL.String(), Err: err}
	}
	if r.URL.Scheme != "http" && r.URL.Scheme != "https" {
		return fail(errors.New("unsupported protocol scheme \"" + r.URL.Scheme + "\""))
	}
	if r.URL.Host == "" {
		return fail(errors.New("http: no Host in request URL"))
	}
	response, err := transport.RoundTrip(r)
	if err != nil {
		return fail(err)
	}
	return response, nil
}

func (c *Client) Get(address string) (*Response, error) {
	r, err := NewRequest(MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	return c.Do(r)
}

func (c *Client) Head(address string) (*Response, error) {
	r, err := NewRequest(MethodHead, address, nil)
	if err != nil {
		return nil, err
	}
	return c.Do(r)
}

func (c *Client) Post(address, contentType string, body io.Reader) (*Response, error) {
	r, err := NewRequest(MethodPost, address, body)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", contentType)
	return c.Do(r)
}

func Get(address string) (*Response, error)  { return DefaultClient.Get(address) }
func Head(address string) (*Response, error) { return DefaultClient.Head(address) }

func Post(address, contentType string, body io.Reader) (*Response, error) {
	return DefaultClient.Post(address, contentType, body)
}

// A ResponseWriter and a Handler are here for programs that call their own handlers: nothing is served.
type ResponseWriter interface {
	Header() Header
	Write([]byte) (int, error)
	WriteHeader(statusCode int)
}

type Handler interface {
	ServeHTTP(ResponseWriter, *Request)
}

type HandlerFunc func(ResponseWriter, *Request)

func (f HandlerFunc) ServeHTTP(w ResponseWriter, r *Request) { f(w, r) }

var ErrServerClosed = errors.New("http: Server closed")

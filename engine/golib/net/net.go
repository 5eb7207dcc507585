// Package net: there is no network. Every attempt to reach it fails as if no host were known and no port free.
package net

import (
	"errors"
	"time"
)

// A Conn is a connection; there are none.
type Conn interface {
	Read(b []byte) (n int, err error)
	Write(b []byte) (n int, err error)
	Close() error
	LocalAddr() Addr
	RemoteAddr() Addr
	SetDeadline(t time.Time) error
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

type Addr interface {
	Network() string
	String() string
}

type Listener interface {
	Accept() (Conn, error)
	Close() error
	Addr() Addr
}

type Error interface {
	error
	Timeout() bool
	Temporary() bool
}

// An OpError says what could not be done with which address.
type OpError struct {
	Op     string
	Net    string
	Source Addr
	Addr   Addr
	Err    error
}

func (e *OpError) Error() string {
	text := e.Op
	if e.Net != "" {
		text += " " + e.Net
	}
	if e.Addr != nil {
		text += " " + e.Addr.String()
	}
	return text + ": " + e.Err.Error()
}

func (e *OpError) Unwrap() error   { return e.Err }
func (e *OpError) Timeout() bool   { return false }
func (e *OpError) Temporary() bool { return false }

// A DNSError is a name that nobody knows.
type DNSError struct {
	Err        string
	Name       string
	IsNotFound bool
}

func (e *DNSError) Error() string   { return "lookup " + e.Name + ": " + e.Err }
func (e *DNSError) Timeout() bool   { return false }
func (e *DNSError) Temporary() bool { return false }

var ErrClosed = errors.New("use of closed network connection")

// NoSuchHost is the error of reaching a host that is not known.
func noSuchHost(network, host string) error {
	return &OpError{Op: "dial", Net: network, Err: &DNSError{"no such host", host, true}}
}

// SplitHostPort cuts "host:port".
func SplitHostPort(address string) (host, port string, err error) {
	for i := len(address) - 1; i >= 0; i-- {
		if address[i] == ':' {
			host = address[:i]
			if len(host) > 1 && host[0] == '[' && host[len(host)-1] == ']' {
				host = host[1 : len(host)-1]
			}
			return host, address[i+1:], nil
		}
	}
	return "", "", errors.New("address " + address + ": missing port in address")
}

func JoinHostPort(host, port string) string { return host + ":" + port }

// Dial finds no host.
func Dial(network, address string) (Conn, error) {
	host, _, err := SplitHostPort(address)
	if err != nil {
		return nil, &OpError{Op: "dial", Net: network, Err: err}
	}
	return nil, noSuchHost(network, host)
}

func DialTimeout(network, address string, timeout time.Duration) (Conn, error) {
	return Dial(network, address)
}

var errNoNetwork = errors.New("there is no network in Lockstep")

// Listen finds no network to listen on.
func Listen(network, address string) (Listener, error) {
	return nil, &OpError{Op: "listen", Net: network, Err: errNoNetwork}
}

func LookupHost(host string) ([]string, error) {
	return nil, &DNSError{"no such host", host, true}
}

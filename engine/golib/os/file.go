package os

import (
	"internal/native"
	"io"
	"io/fs"
	"syscall"
)

const (
	O_RDONLY = 0x0
	O_WRONLY = 0x1
	O_RDWR   = 0x2
	O_CREATE = 0x40
	O_EXCL   = 0x80
	O_TRUNC  = 0x200
	O_APPEND = 0x400
	O_SYNC   = 0x101000

	SEEK_SET = 0
	SEEK_CUR = 1
	SEEK_END = 2
)

// A File is one of the standard files, or an open file of the program's tree.
type File struct {
	fd       int
	name     string
	node     *node // nil for standard files
	flags    int
	position int
	listed   int // entries that ReadDir has given
	closed   bool
}

var (
	Stdin  = &File{fd: 0, name: "/dev/stdin"}
	Stdout = &File{fd: 1, name: "/dev/stdout"}
	Stderr = &File{fd: 2, name: "/dev/stderr"}
)

// descriptor reads the number without touching shared memory visibly: standard files belong to everyone.
func (f *File) descriptor() int

// check gives the error of a file that cannot be used for op.
func (f *File) check(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if f.descriptor() > 2 && f.closed {
		return &PathError{op, f.name, ErrClosed}
	}
	return nil
}

// Write writes b: as one output, to a standard file.
func (f *File) Write(b []byte) (n int, err error) { return f.WriteString(string(b)) }

func (f *File) WriteString(s string) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	fd := f.descriptor()
	if fd <= 2 {
		if fd == 0 {
			return 0, &PathError{"write", "/dev/stdin", syscall.EBADF}
		}
		if s != "" {
			native.Write(fd, s)
		}
		return len(s), nil
	}
	if f.flags&(O_WRONLY|O_RDWR) == 0 {
		return 0, &PathError{"write", f.name, syscall.EBADF}
	}
	if f.flags&O_APPEND != 0 {
		f.position = len(f.node.text)
	}
	f.node.put(f.position, s)
	f.position += len(s)
	return len(s), nil
}

// put writes s into the text from at on.
func (n *node) put(at int, s string) {
	end := at + len(s)
	if end > cap(n.text) {
		n.setText(n.text, end-len(n.text)+len(n.text)/2+64)
	}
	if end > len(n.text) {
		n.text = n.text[:end]
	}
	copy(n.text[at:], s)
}

func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	if f.node == nil || f.flags&(O_WRONLY|O_RDWR) == 0 {
		return 0, &PathError{"write", f.name, syscall.EBADF}
	}
	f.node.put(int(off), string(b))
	return len(b), nil
}

// Read reads on; a standard input is empty.
func (f *File) Read(b []byte) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if len(b) == 0 {
		return 0, nil
	}
	if f.descriptor() <= 2 {
		return 0, io.EOF
	}
	if err := f.readable(); err != nil {
		return 0, err
	}
	if f.position >= len(f.node.text) {
		return 0, io.EOF
	}
	n = copy(b, string(f.node.text[f.position:]))
	f.position += n
	return n, nil
}

func (f *File) readable() error {
	if f.node.mode.IsDir() {
		return &PathError{"read", f.name, syscall.EISDIR}
	}
	if f.flags&O_WRONLY != 0 {
		return &PathError{"read", f.name, syscall.EBADF}
	}
	return nil
}

func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &PathError{"readat", f.name, ErrInvalid}
	}
	if f.descriptor() <= 2 {
		return 0, io.EOF
	}
	if err := f.readable(); err != nil {
		return 0, err
	}
	if off < int64(len(f.node.text)) {
		n = copy(b, string(f.node.text[off:]))
	}
	if n < len(b) {
		err = io.EOF
	}
	return n, err
}

func (f *File) Seek(offset int64, whence int) (int64, error) {
	if err := f.check("seek"); err != nil {
		return 0, err
	}
	if f.node == nil {
		return 0, &PathError{"seek", f.name, syscall.EINVAL}
	}
	switch whence {
	case io.SeekCurrent:
		offset += int64(f.position)
	case io.SeekEnd:
		offset += int64(len(f.node.text))
	}
	if offset < 0 {
		return 0, &PathError{"seek", f.name, syscall.EINVAL}
	}
	f.position = int(offset)
	return offset, nil
}

func (f *File) Truncate(size int64) error {
	if err := f.check("truncate"); err != nil {
		return err
	}
	if f.node == nil || f.flags&(O_WRONLY|O_RDWR) == 0 {
		return &PathError{"truncate", f.name, syscall.EINVAL}
	}
	if n := int(size) - len(f.node.text); n > 0 {
		f.node.put(len(f.node.text), string(make([]byte, n)))
	}
	f.node.text = f.node.text[:size]
	return nil
}

func (f *File) Name() string { return f.name }
func (f *File) Fd() uintptr  { return uintptr(f.descriptor()) }
func (f *File) Sync() error  { return f.check("sync") }

func (f *File) Close() error {
	if err := f.check("close"); err != nil {
		return err
	}
	if f.descriptor() > 2 {
		f.closed = true
	}
	return nil
}

func (f *File) Stat() (fs.FileInfo, error) {
	if err := f.check("stat"); err != nil {
		return nil, err
	}
	if f.node == nil {
		return info{name: f.name[len("/dev/"):], mode: fs.ModeDevice | fs.ModeCharDevice | 0620}, nil
	}
	return f.node.info(), nil
}

// ReadDir gives the next n entries of a folder, or all.
func (f *File) ReadDir(n int) ([]DirEntry, error) {
	if err := f.check("readdir"); err != nil {
		return nil, err
	}
	if f.node == nil || !f.node.mode.IsDir() {
		return nil, &PathError{"readdirent", f.name, syscall.ENOTDIR}
	}
	list := []DirEntry{}
	for f.listed < len(f.node.entries) && (n <= 0 || len(list) < n) {
		list = append(list, f.node.entries[f.listed].info().(info))
		f.listed++
	}
	if n > 0 && len(list) == 0 {
		return list, io.EOF
	}
	return list, nil
}

func (f *File) Readdirnames(n int) (names []string, err error) {
	list, err := f.ReadDir(n)
	for _, entry := range list {
		names = append(names, entry.Name())
	}
	return names, err
}

func (f *File) Readdir(n int) ([]fs.FileInfo, error) {
	list, err := f.ReadDir(n)
	var infos []fs.FileInfo
	for _, entry := range list {
		infos = append(infos, entry.(info))
	}
	return infos, err
}

func (f *File) ReadFrom(r io.Reader) (n int64, err error) {
	b, err := io.ReadAll(r)
	m, writeErr := f.Write(b)
	if err == nil {
		err = writeErr
	}
	return int64(m), err
}

// OpenFile opens a file of the program's tree.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	n, parent, last, err := look(name)
	if err == nil && flag&(O_CREATE|O_EXCL) == O_CREATE|O_EXCL {
		err = syscall.EEXIST
	}
	if err == syscall.ENOENT && parent != nil && flag&O_CREATE != 0 {
		n = newNode(last, perm.Perm()&^022)
		parent.insert(n)
		err = nil
	}
	if err == nil && n.mode.IsDir() && flag&(O_WRONLY|O_RDWR) != 0 {
		err = syscall.EISDIR
	}
	if err != nil {
		return nil, &PathError{"open", name, err}
	}
	if flag&O_TRUNC != 0 {
		n.text = nil
	}
	f := &File{fd: 3, name: name, node: n, flags: flag}
	native.Hide(f)
	return f, nil
}

func Open(name string) (*File, error)   { return OpenFile(name, O_RDONLY, 0) }
func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(f)
}

func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err == nil {
		_, err = f.Write(data)
	}
	return err
}

func Stat(name string) (fs.FileInfo, error) {
	n, _, _, err := look(name)
	if err != nil {
		return nil, &PathError{"stat", name, err}
	}
	return n.info(), nil
}

func Lstat(name string) (fs.FileInfo, error) {
	n, _, _, err := look(name)
	if err != nil {
		return nil, &PathError{"lstat", name, err}
	}
	return n.info(), nil
}

func SameFile(a, b fs.FileInfo) bool { return a == b }

func ReadDir(name string) ([]DirEntry, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	return f.ReadDir(-1)
}

func Mkdir(name string, perm FileMode) error {
	n, parent, last, err := look(name)
	if n != nil {
		err = syscall.EEXIST
	} else if parent != nil {
		parent.insert(newNode(last, ModeDir|perm.Perm()&^022))
		return nil
	}
	return &PathError{"mkdir", name, err}
}

func MkdirAll(name string, perm FileMode) error {
	at := here.root
	for _, element := range elements(name) {
		next := at.child(element)
		if next == nil {
			next = newNode(element, ModeDir|perm.Perm()&^022)
			at.insert(next)
		}
		if !next.mode.IsDir() {
			return &PathError{"mkdir", name, syscall.ENOTDIR}
		}
		at = next
	}
	return nil
}

// temporary is the pattern with a number in the place of its last star, or behind it.
func temporary(dir, pattern string) string {
	if dir == "" {
		dir = TempDir()
	}
	here.nextTmp++
	star := len(pattern) - 1
	for star >= 0 && pattern[star] != '*' {
		star--
	}
	number := native.FormatInt(int64(here.nextTmp), 10)
	if star < 0 {
		return dir + "/" + pattern + number
	}
	return dir + "/" + pattern[:star] + number + pattern[star+1:]
}

func MkdirTemp(dir, pattern string) (string, error) {
	name := temporary(dir, pattern)
	return name, Mkdir(name, 0700)
}

func CreateTemp(dir, pattern string) (*File, error) {
	return OpenFile(temporary(dir, pattern), O_RDWR|O_CREATE|O_EXCL, 0600)
}

func Remove(name string) error {
	n, parent, last, err := look(name)
	if err == nil && (len(n.entries) > 0 || parent == nil) {
		err = syscall.ENOTEMPTY
	}
	if err != nil {
		return &PathError{"remove", name, err}
	}
	parent.remove(last)
	return nil
}

func RemoveAll(name string) error {
	if n, parent, last, _ := look(name); n != nil && parent != nil {
		parent.remove(last)
	}
	return nil
}

func Rename(old, new string) error {
	n, parent, last, err := look(old)
	if err != nil {
		return &LinkError{"rename", old, new, err}
	}
	target, newParent, newLast, err := look(new)
	switch {
	case newParent == nil:
		return &LinkError{"rename", old, new, err}
	case target == n:
		return nil
	case target != nil && target.mode.IsDir():
		return &LinkError{"rename", old, new, syscall.EEXIST}
	case target != nil:
		newParent.remove(newLast)
	}
	parent.remove(last)
	n.name = newLast
	newParent.insert(n)
	return nil
}

func Truncate(name string, size int64) error {
	f, err := OpenFile(name, O_WRONLY, 0)
	if err != nil {
		err.(*PathError).Op = "truncate"
		return err
	}
	return f.Truncate(size)
}

func Chmod(name string, mode FileMode) error {
	n, _, _, err := look(name)
	if err != nil {
		return &PathError{"chmod", name, err}
	}
	n.mode = n.mode&^ModePerm | mode.Perm()
	return nil
}

func Chdir(dir string) error {
	n, _, _, err := look(dir)
	if err == nil && !n.mode.IsDir() {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return &PathError{"chdir", dir, err}
	}
	folder := ""
	for _, element := range elements(dir) {
		folder += "/" + element
	}
	if folder == "" {
		folder = "/"
	}
	here.folder = folder
	return nil
}

// DirFS is a folder of the program's tree as a file system.
func DirFS(dir string) fs.FS { return dirFS(dir) }

type dirFS string

func (d dirFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &PathError{"open", name, ErrInvalid}
	}
	f, err := Open(string(d) + "/" + name)
	if err != nil {
		err.(*PathError).Path = name
		return nil, err
	}
	return f, nil
}

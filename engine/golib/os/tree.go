package os

import (
	"internal/native"
	"io/fs"
	"syscall"
	"time"
)

// A node is a file or folder of the program's own tree. All of it is state of the library: looking at it or changing it is
// no step. A run begins with the folders / and /tmp.
type node struct {
	name    string
	mode    fs.FileMode
	text    []byte
	entries []*node // of a folder, by name
	changed int64
}

// world is the tree and the environment.
type world struct {
	root    *node
	folder  string // the working directory
	keys    []string
	values  []string
	nextTmp int
}

var here = newWorld()

func newWorld() *world {
	w := &world{root: newNode("/", fs.ModeDir|0755), folder: "/"}
	native.Hide(w)
	w.root.insert(newNode("tmp", fs.ModeDir|0777))
	return w
}

// newNode is hidden, and so is all it is made of: what is written to it is copied.
func newNode(name string, mode fs.FileMode) *node {
	n := &node{name: name, mode: mode}
	native.Hide(n)
	return n
}

func (n *node) insert(child *node) {
	entries := make([]*node, len(n.entries)+1)
	at := len(n.entries)
	for at > 0 && n.entries[at-1].name > child.name {
		entries[at] = n.entries[at-1]
		at--
	}
	copy(entries, n.entries[:at])
	entries[at] = child
	native.Hide(&entries[0])
	n.entries = entries
}

func (n *node) remove(name string) {
	for i, child := range n.entries {
		if child.name == name {
			n.entries = append(n.entries[:i], n.entries[i+1:]...)
			return
		}
	}
}

func (n *node) child(name string) *node {
	for _, child := range n.entries {
		if child.name == name {
			return child
		}
	}
	return nil
}

// setText copies b, with room to grow.
func (n *node) setText(b []byte, room int) {
	text := make([]byte, len(b), len(b)+room+1)
	copy(text, b)
	native.Hide(&text[:1][0])
	n.text = text
}

// elements of a name, from the root on.
func elements(name string) []string {
	if name == "" {
		return nil
	}
	if name[0] != '/' {
		name = here.folder + "/" + name
	}
	var all []string
	for begin, i := 0, 0; i <= len(name); i++ {
		if i < len(name) && name[i] != '/' {
			continue
		}
		switch element := name[begin:i]; element {
		case "", ".":
		case "..":
			if len(all) > 0 {
				all = all[:len(all)-1]
			}
		default:
			all = append(all, element)
		}
		begin = i + 1
	}
	return all
}

// look finds a file, the folder it is in, and its name there. The file may be missing; then the folder is there if err is ENOENT
// and parent is not nil.
func look(name string) (file, parent *node, last string, err error) {
	if name == "" {
		return nil, nil, "", syscall.ENOENT
	}
	file = here.root
	path := elements(name)
	for i, element := range path {
		if !file.mode.IsDir() {
			return nil, nil, "", syscall.ENOTDIR
		}
		parent, last = file, element
		if file = parent.child(element); file == nil {
			if i < len(path)-1 {
				parent = nil
			}
			return nil, parent, last, syscall.ENOENT
		}
	}
	return file, parent, last, nil
}

// info is what is known of a file at one moment.
type info struct {
	name    string
	size    int64
	mode    fs.FileMode
	changed int64
}

func (n *node) info() fs.FileInfo {
	size := int64(len(n.text))
	if n.mode.IsDir() {
		size = 4096
	}
	return info{n.name, size, n.mode, n.changed}
}

func (i info) Name() string               { return i.name }
func (i info) Size() int64                { return i.size }
func (i info) Mode() fs.FileMode          { return i.mode }
func (i info) IsDir() bool                { return i.mode.IsDir() }
func (i info) Sys() any                   { return nil }
func (i info) ModTime() time.Time         { return time.Unix(1257894000, i.changed) }
func (i info) Type() fs.FileMode          { return i.mode.Type() }
func (i info) Info() (fs.FileInfo, error) { return i, nil }

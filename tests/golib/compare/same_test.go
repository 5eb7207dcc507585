package compare

import (
	"reflect"
	"testing"
)

// alike demands that our package gave what Go's gave.
func alike(t *testing.T, what string, ours, gos any) {
	t.Helper()
	if !reflect.DeepEqual(ours, gos) {
		t.Fatalf("%s: ours gives %#v, Go's %#v", what, ours, gos)
	}
}

// text of an error; errors of different packages are alike if they read alike.
func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

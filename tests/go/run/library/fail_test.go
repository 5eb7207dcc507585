// A failed test is reported with what it logged and where, and ends the program with exit code 1.
package main

// exit: 1

import "testing"

func check(t *testing.T, got, want int) {
	t.Helper()
	if got != want {
		t.Errorf("got %d, want %d", got, want)
	}
}

func TestOne(t *testing.T) { check(t, 1+1, 3) }

func TestTwo(t *testing.T) {
	t.Run("inner part", func(t *testing.T) {
		t.Fatal("stop")
	})
}

func TestThree(t *testing.T) {}

// Output:
// --- FAIL: TestOne (0.00s)
//     fail_test.go:15: got 2, want 3
// --- FAIL: TestTwo (0.00s)
//     --- FAIL: TestTwo/inner_part (0.00s)
//         fail_test.go:19: stop
// FAIL

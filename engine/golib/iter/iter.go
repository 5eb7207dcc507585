// Package iter: sequences as functions.
package iter

// A Seq calls yield with one value after the other, until it answers false.
type Seq[V any] func(yield func(V) bool)

// A Seq2 does so with pairs.
type Seq2[K, V any] func(yield func(K, V) bool)

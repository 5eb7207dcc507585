// What is newer than the language that was asked for.
// lang: go1.19
package p

func f(s []int, m map[string]int) {
	clear(s)       // ERROR `clear requires go1.21 or later \(-lang was set to go1.19; check go.mod\)`
	_ = min(1, 2)  // ERROR `min requires go1.21 or later \(-lang was set to go1.19; check go.mod\)`
	for range 10 { // ERROR `cannot range over 10 \(untyped int constant\): requires go1.22 or later \(-lang was set to go1.19; check go.mod\)`
	}
	_ = [2]int(s) // ERROR `cannot convert s \(variable of type \[\]int\) to type \[2\]int: conversion of slices to arrays requires go1.20 or later \(-lang was set to go1.19; check go.mod\)`
}

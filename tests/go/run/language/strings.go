// Strings: bytes, runes, slices, comparison, conversion.
package main

import "fmt"

func main() {
	s := "héllo, 世界"
	fmt.Println(len(s), s[1], s[1:3], s[7:], s < "i", s+"!"+s[:1])
	for i, r := range "aé世" {
		fmt.Println(i, r, string(r))
	}
	b := []byte(s)
	b[0] = 'H'
	fmt.Println(string(b), string([]rune{19990, 30028}), len([]rune(s)))
	for i := range "abc" {
		fmt.Print(" ", i)
	}
	t := ""
	for i := 0; i < 3; i++ {
		t += string(rune('a' + i))
	}
	fmt.Println(t, t == "abc", string(b[1:3]) == "\xc3\xa9")
	c := append([]byte("x"), "yz"...)
	n := copy(c, "ab")
	fmt.Println(string(c), n)
}

// Output:
// 14 195 é  世界 true héllo, 世界!h
// 0 97 a
// 1 233 é
// 3 19990 世
// Héllo, 世界 世界 9
//  0 1 2abc true true
// abz 2

package compare

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"hash/crc32"
	"hash/fnv"
	ourmd5 "lockstep/crypto/md5"
	oursha1 "lockstep/crypto/sha1"
	oursha256 "lockstep/crypto/sha256"
	ourhex "lockstep/encoding/hex"
	ourhash "lockstep/hash"
	ourcrc32 "lockstep/hash/crc32"
	ourfnv "lockstep/hash/fnv"
	"math/rand"
	"testing"
)

func TestHashesOfGeneratedTextInPieces(t *testing.T) {
	pairs := []struct {
		name string
		ours func() ourhash.Hash
		real func() hash.Hash
	}{
		{"md5", ourmd5.New, md5.New},
		{"sha1", oursha1.New, sha1.New},
		{"sha256", oursha256.New, sha256.New},
		{"sha224", oursha256.New224, sha256.New224},
		{"fnv32", func() ourhash.Hash { return ourfnv.New32() }, func() hash.Hash { return fnv.New32() }},
		{"fnv32a", func() ourhash.Hash { return ourfnv.New32a() }, func() hash.Hash { return fnv.New32a() }},
		{"fnv64", func() ourhash.Hash { return ourfnv.New64() }, func() hash.Hash { return fnv.New64() }},
		{"fnv64a", func() ourhash.Hash { return ourfnv.New64a() }, func() hash.Hash { return fnv.New64a() }},
		{"crc32", func() ourhash.Hash { return ourcrc32.NewIEEE() }, func() hash.Hash { return crc32.NewIEEE() }},
		{"castagnoli", func() ourhash.Hash { return ourcrc32.New(ourcrc32.MakeTable(ourcrc32.Castagnoli)) },
			func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) }},
	}
	r := rand.New(rand.NewSource(1))
	for _, pair := range pairs {
		if pair.ours().Size() != pair.real().Size() || pair.ours().BlockSize() != pair.real().BlockSize() {
			t.Errorf("%s: sizes differ", pair.name)
		}
		for round := 0; round < 300; round++ {
			ours, real := pair.ours(), pair.real()
			for piece := r.Intn(4); piece >= 0; piece-- {
				text := make([]byte, r.Intn(150))
				r.Read(text)
				ours.Write(text)
				real.Write(text)
				if a, b := ours.Sum([]byte("x")), real.Sum([]byte("x")); !bytes.Equal(a, b) {
					t.Fatalf("%s: ours %x, Go's %x", pair.name, a, b)
				}
			}
		}
	}
	alike(t, "md5.Sum", ourmd5.Sum([]byte("abc")), md5.Sum([]byte("abc")))
	alike(t, "sha1.Sum", oursha1.Sum([]byte("abc")), sha1.Sum([]byte("abc")))
	alike(t, "sha256.Sum256", oursha256.Sum256([]byte("abc")), sha256.Sum256([]byte("abc")))
}

func TestHexadecimalText(t *testing.T) {
	for _, s := range []string{"", "00ff", "ABcd", "abc", "zz", "0z", "a ", "0x", "äö", "0"} {
		a, errA := ourhex.DecodeString(s)
		b, errB := hex.DecodeString(s)
		alike(t, "DecodeString "+s, []any{string(a), text(errA)}, []any{string(b), text(errB)})
	}
	alike(t, "EncodeToString", ourhex.EncodeToString([]byte("\x00\xffok")), hex.EncodeToString([]byte("\x00\xffok")))
}

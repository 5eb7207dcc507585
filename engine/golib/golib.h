// The Go packages a program may import, as Go source text embedded at build time.
//
// A folder below engine/golib is an import path ("sync", "golang.org/x/sync/errgroup"); its *.go files are the
// package. They are written for this machine: a function without a body is a native (engine/machine/natives).
// This header knows nothing of Go; the session's importer parses and checks what it finds here.
#pragma once

#include <span>
#include <string_view>

namespace lockstep::golib {

struct File {
    std::string_view importPath; ///< "sync/atomic"
    std::string_view name;       ///< path below engine/golib, for positions: "sync/atomic/types.go"
    std::string_view text;
};

/// Every embedded file, sorted by name.
std::span<const File> files();

} // namespace lockstep::golib

// SourceText: a Go file as the user gave it, by name and text; and how one is read from disk.
//
// Reading refuses what cannot be a Go program with a sentence that says what to do; everything else is for the compiler
// to judge. Windows line ends and a byte order mark are kept: positions count bytes of the file as it is.
#pragma once

#include "engine/base/result.h"

#include <string>
#include <vector>

namespace lockstep::session {

struct SourceText {
    std::string name; ///< as shown in positions: "main.go"
    std::string text;
    std::string package = {}; ///< import path, where a module gives one; the first file's package is the main one
    friend bool operator==(const SourceText&, const SourceText&) = default;
};

/// Reads a Go file; `-` is standard input. The name is the path as given.
/// Errors: missing, a directory, not readable, too large, binary, empty.
[[nodiscard]] base::Result<SourceText> readSource(const std::string& path);
/// Stable fingerprint of names and texts, for .lockstep files: 16 hexadecimal digits.
[[nodiscard]] std::string fingerprint(const std::vector<SourceText>& sources);
/// Reads any text file. Errors: missing, a directory, not readable, larger than maxBytes.
[[nodiscard]] base::Result<std::string> readFile(const std::string& path, std::size_t maxBytes);
/// Writes through a temporary file beside it, so that a failure loses nothing.
[[nodiscard]] base::Result<base::Nothing> writeFile(const std::string& path, std::string_view text);

} // namespace lockstep::session

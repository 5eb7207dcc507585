// Source files and positions: the first box of the flow ("Go text"). Everything that can point at Go text does so with
// a Pos, a 32-bit number that a FileSet turns back into file:line:col, so that nodes, instructions and events stay
// small.
//
// A FileSet gives every file a range of numbers after the file before it (as go/token does): Pos 0 is "nowhere", and a
// file of n bytes owns n + 1 numbers, the last of which is its end. Files never move once added, so views into their
// text stay valid as long as the FileSet. Lines and columns start at 1; columns count bytes, as Go prints them.
//
// Text that is no Go text at all (too large, binary) is refused here with a sentence; whatever is text goes on to the
// scanner, which reports stray bytes with their place.
#pragma once

#include "engine/base/result.h"

#include <compare>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::syntax {

/// A place in the text of a FileSet; default-constructed it is nowhere.
struct Pos {
    std::uint32_t value = 0;

    [[nodiscard]] constexpr bool isNone() const { return value == 0; }
    constexpr explicit operator bool() const { return value != 0; }
    /// The place `bytes` further on in the same file.
    [[nodiscard]] constexpr Pos operator+(std::uint32_t bytes) const { return Pos{value + bytes}; }
    friend constexpr auto operator<=>(Pos, Pos) = default;
};

/// A half-open stretch of text.
struct Span {
    Pos begin;
    Pos end;
};

/// A place as people read it. `line` 0 means nowhere.
struct Position {
    std::string_view file; ///< the file's name as shown; lives as long as the FileSet
    std::uint32_t line = 0;
    std::uint32_t column = 0; ///< in bytes, from 1

    /// "file:line:col", or "<unknown position>".
    [[nodiscard]] std::string text() const;
    friend bool operator==(const Position&, const Position&) = default;
};

/// One file's name and text, immutable.
class SourceFile {
public:
    SourceFile(std::uint32_t index, std::string name, std::string_view text, Pos base)
        : m_index(index), m_name(std::move(name)), m_text(text), m_base(base) {}
    SourceFile(std::uint32_t index, std::string name, std::string&& text, Pos base)
        : m_index(index), m_name(std::move(name)), m_owned(std::move(text)), m_text(m_owned), m_base(base) {}
    SourceFile(const SourceFile&) = delete;
    SourceFile& operator=(const SourceFile&) = delete;
    ~SourceFile() = default;

    /// Its place in the FileSet, counted from 0.
    [[nodiscard]] std::uint32_t index() const { return m_index; }
    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] Pos begin() const { return m_base; }
    [[nodiscard]] Pos end() const { return m_base + static_cast<std::uint32_t>(m_text.size()); }
    [[nodiscard]] bool contains(Pos pos) const { return m_base <= pos && pos <= end(); }

    /// The Pos of the byte at `offset`. Pre: offset <= text().size().
    [[nodiscard]] Pos at(std::size_t offset) const { return m_base + static_cast<std::uint32_t>(offset); }
    /// Pre: contains(pos).
    [[nodiscard]] std::uint32_t offset(Pos pos) const { return pos.value - m_base.value; }
    /// Pre: both ends are in this file. Lifetime: of the file.
    [[nodiscard]] std::string_view slice(Span span) const;

    [[nodiscard]] std::uint32_t lineCount() const { return static_cast<std::uint32_t>(lineStarts().size()); }
    /// The text of a line without its line end. Pre: 1 <= line <= lineCount().
    [[nodiscard]] std::string_view line(std::uint32_t line) const;
    /// Where a line starts. Pre: 1 <= line <= lineCount().
    [[nodiscard]] Pos lineStart(std::uint32_t line) const { return at(lineStarts()[line - 1]); }
    /// Cost: binary search over the lines. Pre: contains(pos).
    [[nodiscard]] Position resolve(Pos pos) const;

private:
    [[nodiscard]] const std::vector<std::uint32_t>& lineStarts() const;

    std::uint32_t m_index;
    std::string m_name;
    std::string m_owned; ///< empty if the text belongs to somebody else
    std::string_view m_text;
    Pos m_base;
    mutable std::once_flag m_linesFound;
    mutable std::vector<std::uint32_t> m_lineStarts; ///< found when first asked for
};

/// What one file may be at most.
struct SourceLimits {
    std::size_t maxFileBytes = std::size_t{4} << 20U;
};

/// All files of a program (its packages and the library's), and the meaning of every Pos.
/// Thread: add from one thread; everything const may then be read from any.
class FileSet {
public:
    explicit FileSet(SourceLimits limits = {}) : m_limits(limits) {}
    FileSet(const FileSet&) = delete;
    FileSet& operator=(const FileSet&) = delete;

    /// Takes a file in. Lifetime: the reference is valid as long as the FileSet.
    /// Errors: the text is larger than the limit, or is not text (mostly bytes that no source file holds).
    [[nodiscard]] base::Result<const SourceFile*> add(std::string name, std::string text);
    /// Takes in a file that is known to be text, without copying it. Lifetime: `text` outlives the FileSet.
    const SourceFile* addEmbedded(std::string name, std::string_view text);
    /// Reads the file at `path`, shown as `name`.
    /// Errors: as add(), and a missing file, a directory, a file that may not be read.
    [[nodiscard]] base::Result<const SourceFile*> load(const std::string& path, std::string name);

    [[nodiscard]] std::size_t size() const { return m_files.size(); }
    [[nodiscard]] const SourceFile& file(std::uint32_t index) const { return m_files.at(index); }
    /// The file that holds `pos`, or null when it is nowhere.
    [[nodiscard]] const SourceFile* find(Pos pos) const;
    [[nodiscard]] Position resolve(Pos pos) const;

private:
    [[nodiscard]] Pos nextBase() const { return Pos{m_files.empty() ? 1 : m_files.back().end().value + 1}; }

    SourceLimits m_limits;
    std::deque<SourceFile> m_files;
};

} // namespace lockstep::syntax

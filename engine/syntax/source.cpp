#include "engine/syntax/source.h"

#include "engine/syntax/unicode.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <limits>

namespace lockstep::syntax {

namespace {

/// Whether the beginning of the text has more bytes than a text would have that no text holds: control characters and
/// malformed UTF-8. A stray one or two are left for the scanner to point at.
bool looksBinary(std::string_view text) {
    constexpr std::size_t sampleBytes = 8192;
    const std::string_view sample = text.substr(0, sampleBytes);
    std::size_t foreign = 0;
    for (std::size_t i = 0; i < sample.size();) {
        const auto byte = static_cast<unsigned char>(sample[i]);
        if (byte < 0x80) {
            const bool isControl = byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f';
            foreign += isControl ? 1 : 0;
            ++i;
            continue;
        }
        const DecodedRune rune = decodeRune(text.substr(i));
        foreign += rune.valid ? 0 : 1;
        i += rune.bytes;
    }
    return foreign > 2 && foreign * 20 > sample.size();
}

base::Error cannotRead(const std::string& name, std::string_view why) {
    return {fmt::format("cannot read {}: {}", name, why), {}};
}

} // namespace

std::string Position::text() const {
    return line == 0 ? "<unknown position>" : fmt::format("{}:{}:{}", file, line, column);
}

const std::vector<std::uint32_t>& SourceFile::lineStarts() const {
    std::call_once(m_linesFound, [this] {
        m_lineStarts.push_back(0);
        for (std::size_t at = m_text.find('\n'); at != std::string_view::npos; at = m_text.find('\n', at + 1))
            m_lineStarts.push_back(static_cast<std::uint32_t>(at + 1));
    });
    return m_lineStarts;
}

std::string_view SourceFile::slice(Span span) const {
    base::ensure(contains(span.begin) && contains(span.end) && span.begin <= span.end, "a span outside of its file");
    return m_text.substr(offset(span.begin), offset(span.end) - offset(span.begin));
}

std::string_view SourceFile::line(std::uint32_t line) const {
    base::ensure(line >= 1 && line <= lineCount(), "a line outside of its file");
    const std::size_t from = lineStarts()[line - 1];
    std::size_t to = line < lineCount() ? lineStarts()[line] - 1 : m_text.size();
    if (to > from && m_text[to - 1] == '\r') --to;
    return m_text.substr(from, to - from);
}

Position SourceFile::resolve(Pos pos) const {
    base::ensure(contains(pos), "a position outside of its file");
    const std::uint32_t at = offset(pos);
    const std::vector<std::uint32_t>& starts = lineStarts();
    const auto after = std::upper_bound(starts.begin(), starts.end(), at);
    const auto line = static_cast<std::uint32_t>(after - starts.begin());
    return {m_name, line, at - starts[line - 1] + 1};
}

base::Result<const SourceFile*> FileSet::add(std::string name, std::string text) {
    if (text.size() > m_limits.maxFileBytes) {
        return base::Error{fmt::format("{} is too large: {} bytes, and the limit is {} bytes", name, text.size(),
                                       m_limits.maxFileBytes),
                           {}};
    }
    if (looksBinary(text)) return base::Error{fmt::format("{} is a binary file, not Go source text", name), {}};

    const Pos base = nextBase();
    if (text.size() >= std::numeric_limits<std::uint32_t>::max() - base.value)
        return base::Error{fmt::format("{} does not fit: all source files together are limited to 4 GiB", name), {}};
    m_files.emplace_back(static_cast<std::uint32_t>(m_files.size()), std::move(name), std::move(text), base);
    return &m_files.back();
}

const SourceFile* FileSet::addEmbedded(std::string name, std::string_view text) {
    m_files.emplace_back(static_cast<std::uint32_t>(m_files.size()), std::move(name), text, nextBase());
    return &m_files.back();
}

base::Result<const SourceFile*> FileSet::load(const std::string& path, std::string name) {
    std::error_code failure;
    const std::filesystem::file_status status = std::filesystem::status(path, failure);
    if (!std::filesystem::exists(status)) return cannotRead(name, "no such file");
    if (std::filesystem::is_directory(status)) return cannotRead(name, "it is a directory");
    if (!std::filesystem::is_regular_file(status)) return cannotRead(name, "it is no ordinary file");

    const std::uintmax_t size = std::filesystem::file_size(path, failure);
    if (failure) return cannotRead(name, failure.message());
    if (size > m_limits.maxFileBytes) {
        return base::Error{
            fmt::format("{} is too large: {} bytes, and the limit is {} bytes", name, size, m_limits.maxFileBytes), {}};
    }
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return cannotRead(name, std::strerror(errno));
    std::string text(size, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(size));
    if (stream.bad()) return cannotRead(name, "the disk reports an error");
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return add(std::move(name), std::move(text));
}

const SourceFile* FileSet::find(Pos pos) const {
    if (pos.isNone()) return nullptr;
    const auto after = std::upper_bound(m_files.begin(), m_files.end(), pos,
                                        [](Pos p, const SourceFile& file) { return p < file.begin(); });
    if (after == m_files.begin()) return nullptr;
    const SourceFile& file = *std::prev(after);
    return file.contains(pos) ? &file : nullptr;
}

Position FileSet::resolve(Pos pos) const {
    const SourceFile* file = find(pos);
    return file ? file->resolve(pos) : Position{};
}

} // namespace lockstep::syntax

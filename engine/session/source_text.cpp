#include "engine/session/source_text.h"

#include "engine/base/hash.h"
#include "engine/syntax/source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <iterator>

namespace lockstep::session {

namespace {

constexpr std::string_view standardInput = "<standard input>";

base::Error emptyFile(const std::string& name) {
    return {fmt::format("{} is empty: a Go file starts with a package clause, as \"package main\"", name), {}};
}

bool isBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

base::Result<SourceText> readStandardInput() {
    const std::size_t limit = syntax::SourceLimits{}.maxFileBytes;
    std::string text;
    std::string chunk(1U << 16U, '\0');
    // One byte past the limit is enough to know that there is too much.
    while (std::cin && text.size() <= limit) {
        std::cin.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        text.append(chunk, 0, static_cast<std::size_t>(std::cin.gcount()));
    }
    syntax::FileSet files;
    const base::Result<const syntax::SourceFile*> added = files.add(std::string(standardInput), text);
    if (!added) return added.error();
    if (isBlank(text)) return emptyFile(std::string(standardInput));
    return SourceText{.name = std::string(standardInput), .text = std::move(text)};
}

} // namespace

base::Result<SourceText> readSource(const std::string& path) {
    if (path == "-") return readStandardInput();
    syntax::FileSet files;
    const base::Result<const syntax::SourceFile*> loaded = files.load(path, path);
    if (!loaded) return loaded.error();
    const std::string_view text = loaded.value()->text();
    if (isBlank(text)) return emptyFile(path);
    return SourceText{.name = path, .text = std::string(text)};
}

std::string fingerprint(const std::vector<SourceText>& sources) {
    base::StableHash hash;
    for (const SourceText& source : sources) {
        hash.add(source.name).add(source.text);
        if (!source.package.empty()) hash.add(source.package);
    }
    return fmt::format("{:016x}", hash.value());
}

base::Result<std::string> readFile(const std::string& path, std::size_t maxBytes) {
    std::error_code failure;
    const std::filesystem::file_status status = std::filesystem::status(path, failure);
    const auto cannotRead = [&path](std::string_view why) {
        return base::Error{fmt::format("cannot read {}: {}", path, why), {}};
    };
    if (!std::filesystem::exists(status)) return cannotRead("no such file");
    if (std::filesystem::is_directory(status)) return cannotRead("it is a directory");
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return cannotRead(std::strerror(errno));
    std::string text(std::istreambuf_iterator<char>(stream), {});
    if (stream.bad()) return cannotRead("the disk reports an error");
    if (text.size() > maxBytes)
        return base::Error{
            fmt::format("{} is too large: {} bytes, and the limit is {} bytes", path, text.size(), maxBytes), {}};
    return text;
}

base::Result<base::Nothing> writeFile(const std::string& path, std::string_view text) {
    const auto cannotWrite = [&path](std::string_view why) {
        return base::Error{fmt::format("cannot write {}: {}", path, why), {}};
    };
    std::error_code failure;
    const std::filesystem::file_status status = std::filesystem::status(path, failure);
    if (std::filesystem::is_directory(status)) return cannotWrite("it is a directory");
    // A pipe or device is written as it is; a file only ever changes from whole to whole.
    const bool isSpecial = std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
    const std::string target = isSpecial ? path : path + ".part";
    {
        std::ofstream stream(target, std::ios::binary | std::ios::trunc);
        if (!stream) return cannotWrite(std::strerror(errno));
        stream.write(text.data(), static_cast<std::streamsize>(text.size()));
        stream.close();
        if (!stream) return cannotWrite(std::strerror(errno));
    }
    if (isSpecial) return base::Nothing{};
    std::filesystem::rename(target, path, failure);
    if (failure) return cannotWrite(failure.message());
    return base::Nothing{};
}

} // namespace lockstep::session

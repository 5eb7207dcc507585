// Which Go a program is written in: --lang, and the go line of go.mod.
#include "engine/session/compile.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

namespace lockstep::session {

base::Result<unsigned> parseLanguage(std::string_view text) {
    const std::string_view whole = text;
    const auto wrong = [whole] {
        return base::Error{fmt::format("there is no Go version \"{}\"; there are go1.{} to go1.{}", whole,
                                       oldestGoMinor, newestGoMinor),
                           {}};
    };
    if (text.starts_with("go")) text.remove_prefix(2);
    if (!text.starts_with("1.")) return wrong();
    text.remove_prefix(2);
    unsigned minor = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), minor);
    const bool isWhole = end == text.data() + text.size() || *end == '.';
    if (error != std::errc() || !isWhole || minor < oldestGoMinor || minor > newestGoMinor) return wrong();
    return minor;
}

unsigned languageFor(const std::string& path) {
    std::error_code failure;
    std::filesystem::path folder = std::filesystem::absolute(path, failure).parent_path();
    if (failure) return newestGoMinor;
    while (true) {
        std::ifstream mod(folder / "go.mod");
        for (std::string line; mod && std::getline(mod, line);) {
            if (!line.starts_with("go ")) continue;
            std::string version = line.substr(3, line.find_first_of(" \t\r/", 3) - 3);
            const base::Result<unsigned> minor = parseLanguage(version);
            return minor ? minor.value() : newestGoMinor;
        }
        if (folder == folder.parent_path()) return newestGoMinor;
        folder = folder.parent_path();
    }
}

} // namespace lockstep::session
